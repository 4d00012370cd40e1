# What the bot says in Easy Read English: for people who read with effort. One idea in a line, short
# sentences, everyday words, no short forms, hard words explained. Plain, never childish.

## Buttons
start = Start
start-again = Yes, ask me this one
not-for-me = Not for me
have-a-look = Have a look
more = More
less = Less
language = English / Cymraeg
language-easy = English / Cymraeg / Easy Read
next = Next
skip = Skip
back = Back
stop-or-help = Stop or help
stop = Stop
carry-on = Carry on
stop-here = Stop and delete my answers
send = Send my answers
change-item = Change { $number }
prefer-not = I do not want to say
yes = Yes, tell me
no = No thanks
change-it = Yes, change it
keep-it = Keep the old answer
reword = Change it
anyway = Send it as it is
my-answer = It is my answer
take-back = Take my answers back
ask-again = You may ask me again
asked-again = ✓ You may ask me again
stop-all = Stop all messages
keep-and-leave = Send what I said and stop
break = Take a break
undo = Undo
why = Why?
why-not = Why not?
why-too-long = Too long
why-hard-to-use = Hard to read or use
why-not-about-me = Not about me
why-no-trust = I do not trust it
why-rather-talk = I want to talk to someone
why-something-else = Something else
why-not-now = Not now
why-other-language = I need another language
why-not-private = It is not private here
why-nothing-changes = Nothing will change
why-no-reason = I do not want to say
how-often = How often you write to me
often-again = You may write to me again
often-twice = Up to 2 messages a week
often-once = Up to 1 message a week
often-news = Only tell me what changed
often-not-for-a-week = Break for 1 week
often-not-for-a-month = Break for 1 month
often-not-until-back = Nothing until I come back
see-surveys = What can I have a say in?
see-news = What happened next?
resume = Carry on: { $title }

## The introduction: one message, at most 70 words
intro = { $name } asks { $ages }.
intro-asks =
    { $name } asks { $ages }:
    { $question }
intro-ages = people aged { $min } to { $max }
intro-parents = parents and carers
intro-can = Can change:{ $list }
intro-cannot = Can not change:{ $list }
and-more = and more
intro-decision = { $level ->
    [representation] Young people speak for you. { $owner } will decide by { $date }.
    [decision_sharing] Decided together by { $date }: { $owner }.
    [implementation] { $owner } will decide by { $date }. Young people help to do it.
    [initiating] Young people started this. { $owner } will answer by { $date }.
   *[consultation] { $owner } will decide by { $date }.
}
intro-hear = You hear more by { $date }.
intro-length = { $varies ->
    [yes] Up to { $questions } questions.
   *[no] { $questions ->
        [one] 1 question.
       *[other] { $questions } questions.
    }
} { $minutes ->
    [one] 1 minute.
   *[other] { $minutes } minutes.
}
    You can skip or stop.
intro-private =
    We do not keep your name.
    Up to { $most } messages.
intro-returning = You said no before. Only yes changes that.
intro-stopped = You stopped our messages. If you tap yes, we ask you only this. Type /news to see what happened.

## More
more-why =
    Why we ask:
    { $why }
more-use =
    What we do with your answers:
    { $what }
more-level-consultation =
    How much you can change:
    We listen to what you say.
    Other people decide.
    They tell you why.
more-level-representation =
    How much you can change:
    Young people speak for you.
    They speak to the people who decide.
more-level-decision_sharing =
    How much you can change:
    Young people and staff decide together.
more-level-implementation =
    How much you can change:
    Young people help to make the change happen.
more-level-initiating =
    How much you can change:
    Young people started this.
    They say what needs to change.
    Staff help them.

## What a level above consultation says of young people's part: names in front of staff's own words
part-representatives = Who speaks for young people
part-speak-for = Who they speak for
part-chosen = How they were picked
part-share = What part young people have
part-disagreement = What happens if we do not agree
part-doing = What young people do
part-support = What help they get
part-idea-of = Whose idea it was
part-answered-by = Who answers it
part-by = The date for the answer

more-private =
    How we keep it private:
    Your answers are locked while you answer.
    Then you send them.
    We mix them with the answers of other people: at least { $batch } people together.
    After that, nothing says which answers are yours.
    Telegram can see this chat.
more-sealed =
    When you tap Send, we lock your answers a second time.
    The second key is in another place.
    This computer can not open your answers after that.
    We only open them when this has closed.
more-receipt =
    You can take your answers back.
    You get a button for this when you have sent them.
    It works until { $date }.
more-other-ways = Other ways to take part:
more-complaints = Are you not happy with this? Tell us: { $contact }

## The word of a session
door = Type the word that you can see where you are.
door-together =
    Can you not see a word?
    People answer this one together.
    Ask the person who told you about it.
door-wrong =
    That is not the word.
    Look at the word again.
    Then type it again.
door-too-many =
    You have tried a few times.
    Ask the person who runs the session.
    You can try again in ten minutes.
door-closed = No word works right now.
door-preview = Preview: any word is right here.

## Questions
progress = { $position } of { $total }
point-of = { $point } of { $points }
picture-shows = The picture shows:
pictures-show = The pictures show:
pick-one = Tap one answer. Or type it.
pick-any =
    Tap all the answers you want. Then tap Next.
    Or type them.
pick-some =
    Tap up to { $max } answers. Then tap Next.
    Or type them.
pick-between =
    Tap { $min } to { $max } answers. Then tap Next.
    Or type them.
pick-exactly = { $min ->
    [one] Tap 1 answer. Then tap Next.
   *[other] Tap { $min } answers. Then tap Next.
}
    Or type your answer.
rank =
    Tap the one you like best first.
    Then tap the next best.
    Go on until the end.
    Or type them in order.
rate = Tap a number. Or type it.
type-number = Type a number.
type-number-between = Type a number from { $min } to { $max }.
type-words =
    Type your answer in your own words.
    Please do not write names.
    Nobody reads this straight away.
    Do you need help now? Tap “{ stop-or-help }”.
you-said = Your answer so far: { $answer }
why-about-you = Why we ask: { $why }

## Kind words when something did not fit
not-an-option =
    I do not know which answer you mean.
    Tap one answer. Or type its first words.
goes-alone =
    “{ $option }” does not go with other answers.
    Choose only that. Or choose the others.
too-few = Please choose { $min } or more. Or tap Skip.
no-answer-yet =
    You have not answered this yet.
    Tap Skip if you do not want to.
too-many =
    That is too many.
    Please choose { $max } or fewer.
one-too-many =
    You can choose { $max } at most.
    Tap a ticked one to take it away.
not-a-number = Please type a number. For example: 3
too-small =
    That number is too small.
    Please type { $min } or more.
too-large =
    That number is too big.
    Please type { $max } or less.
not-whole = Please type a whole number. For example: 3
too-long =
    Your answer is too long. It has { $length } letters and signs.
    It can have { $max }.
    Please make it shorter.
    Your message is still here. You can copy it.
empty = There were no words in that. Please type your answer.
incomplete = Please put all { $max } in order.
twice = You said one of them two times. Please say each one once.
old-button =
    That button is an old one.
    This is where you are now.
only-words =
    I can only read words and taps.
    This is where you are now.
unknown-command = I do not know that word.
not-understood =
    I did not understand that.
    Tap a button. Or type what it says.
crossed =
    The question changed when you wrote.
    I have not used what you wrote.
    This is the question now.
stop-writing =
    There is nothing to do right now.
    Do you want us to stop writing to you? Tap the button.
nothing-open = There is nothing to do right now.
unknown-link =
    I do not know that link.
    Maybe it is not typed right.
went-wrong =
    Sorry. That did not work.
    Your answers are safe.
    Please try again.
no-edit =
    I have not changed anything.
    You can tap Back to go to a question.
    You can also change your answers before you send them.

## Stop or help
aside =
    Do you need a break? That is fine.
    Your answers wait here for you.

    If you stop, we delete your answers.
aside-keep =
    You can also send what you said so far.
    Then we leave out the rest.
aside-help = Do you need help? Or do you want to talk to a person? { $contact }
held-details =
    Please check this. It may have in it: { $what }.

    “{ $words }”

    People who read it later may know who it is about.
    You choose what to do.
held-doubt =
    I am not sure what you mean.
    Is this your answer? Or do you want to stop?

    “{ $words }”

    You can always type “stop” to stop.
held-doubt-here =
    “{ $words }”
    Do you want to stop this? Or do you want to carry on?

    You can always type “stop” to stop.
type-again = All right. We did not keep that. Please type it again.
rewritten-details =
    Your new words may have in them: { $what }.
    You choose what to do.
detail-phone = a phone number
detail-email = an email address
detail-link = a link
detail-handle = the name of an account
detail-postcode = a postcode
detail-nhs = an NHS number
detail-ni = a National Insurance number
detail-name = the name of a person
detail-school = the name of a school
detail-any = something that says who it is about
rewritten =
    You changed your message.
    Your answer to “{ $question }” would now be:

    { $words }

    Do you want to change it?

## Review and thank-you
review =
    You are nearly done.
    These are your answers.
    You have not sent them yet.
review-open = You can still change them. You can still stop.
skipped = skipped
preferred-not = did not want to say
thanks = <b>Thank you.</b> Your answers are sent.
thanks-decide =
    What happens next:
    This closes on { $closes }.
    { $owner } will decide by { $date }.
thanks-use =
    What happens next:
    This closes on { $closes }.
    Then: { $what }
thanks-hear = We tell you more here by { $date }.
thanks-news =
    You asked us not to write to you. So we do not write.
    You can type /news after { $date } to see what happened.
thanks-receipt =
    Have you changed your mind?
    The first button takes your answers back.
    You can do this until this closes.
    Your receipt does the same. It is a code that only you have.
    You can paste it here. Do not show it to other people.
taken-back = Done. We have taken out your answers.
not-found =
    We can not find those answers now.
    Maybe the questions have closed. Maybe you took the answers back before.
    After that, nothing says which answers are yours.
already-answered =
    You have answered these questions. Thank you.
    We tell you more here by { $date }.
may-ask = Thank you. Sometimes we will ask you about other things.
may-not-ask = All right. We will not ask you about other things.
take-back-by-button =
    Please tap “Take my answers back” under your thank-you message.
    Or paste your receipt here.
    Only these know which answers are yours.

## Leaving
stopped = { $count ->
    [0] You have stopped. You had not answered anything.
    [one] You have stopped. Your answer is deleted.
   *[other] You have stopped. Your { $count } answers are deleted.
}
    We will not ask you about this again.
stopped-all = { $count ->
    [0] You have stopped all messages.
    [one] You have stopped all messages. We deleted the answer that you did not send.
   *[other] You have stopped all messages. We deleted the { $count } answers that you did not send.
}
    We will not write to you any more.
stopped-all-less =
    Did you want to stop less than that? Tap a button.
    Undo works today and tomorrow.
undone =
    That is undone.
    We may ask you about “{ $title }” again.
    Your answers are still deleted.
undone-all =
    That is undone.
    We may write to you again.
    Deleted answers are still deleted.
undo-late =
    That was too long ago. Undo works for 1 day.
    Do you want to take part in “{ $title }”? You are welcome.
undo-late-all =
    That was too long ago. Undo works for 1 day.
    You can change it here at any time.
undo-nothing = There is nothing to undo.
undo-by-button =
    You stopped more than one.
    Please tap Undo under the one you mean.
why-ask =
    Why did you stop? You can tap one.
    You do not have to.
    We only count it. Nothing says it was you.
why-thanks =
    Thank you for telling us.
    Nothing that we keep says it was you.
why-late =
    You have told us already. Or it was too long ago.
    Thank you for telling us.
why-talk = You can talk to us: { $contact }
why-later = You can also do this later.
break-how-long =
    Take all the time you need.
    How long do you want no messages?
break-waits = Your answers wait here until this closes.
declined = That is fine. Thank you for telling us.
other-ways = You can also tell us in other ways:
want-to-hear = Do you want to hear what happens?
will-hear = All right. We will tell you what happens.
will-not-hear = All right. We will not write about this.

## How often we may write
often = How often may we write to you?
often-is-twice =
    Now you get 2 messages a week at most.
    We also tell you what changed.
often-is-once =
    Now you get 1 message a week at most.
    We also tell you what changed.
often-may-ask = You said we may ask you about other things, too.
often-is-news = Now we only tell you what changed.
often-is-paused =
    Now you get no messages until after { $date }.
    Type /news to see what changed.
often-is-paused-open =
    Now you get no messages until you come back.
    Type /news to see what changed.
often-is-stopped =
    Now we do not write to you.
    Type /news if you want to see what changed.

## The charter
charter-title = <b>What we promise you</b>
charter-promise = • { $promise }
charter-agreed =
    We made these promises with { $people }.
    That was on { $date }.
charter-none =
    We have not made a list of promises with young people yet.
    Type /privacy to see what happens to your answers.

## Home, news, help
home =
    Hello.
    { $name } asks young people what needs to change.
    Then we tell you what happened.
home-open = You can answer these now:
home-none = There is nothing to answer right now.
news = What happened. The newest comes first:
news-none =
    There is nothing here yet.
    When something happens, you find it here.
news-said = What you said
news-late = We are late
news-feedback = What we did
news-added = One more answer
news-follow-up = How it went
news-quiet =
    { $name } has news for you.
    It is about something we asked you.
    It is private. It only opens when you tap.
read-it = Read it
all-in-words = All of it in words
said-later =
    Before that, we tell you what everyone said: on { $date }.
    That is later than we planned.
    Why: { $why }
closed =
    { $title } is closed.
    You can read here what happened by { $date }.
closed-none-kept =
    { $title } is closed.
    Fewer than 5 people answered.
    So we kept no answers.
    With so few, someone could know who said what.
closing-now =
    This is closing now. You have a few minutes.
    What you send before then still counts.
closing =
    { $title } is closing. Nobody new can start.
    You can read here what happened by { $date }.
resting =
    { $title } has stopped for a while.
    Please try again later.
help =
    <b>How this works</b>
    Tap an answer. Or type it.
    You can skip any question.
    You can go back.
    You can stop at any time. Just type “stop”.

    /surveys shows what you can have a say in.
    /news shows what happened.
    /language changes the language.
    /privacy says what happens to your answers.
    /mydata shows what we keep about you.
    /forgetme deletes what we keep about you.
    /stop stops.

    Type “break” to take a break.
    Type “how often” to get fewer messages.

    Do you have a question? { $contact }
choose-language = Which language do you want?
group =
    Please write to me in a private chat.
    In a group, other people can see your answers.
invitation =
    You said we may ask you again.
    Do you want to have a say in this? { $title }
reminder =
    You can still have a say in “{ $title }”.
    It closes on { $closes }.
    You do not have to. Yes and no are both fine.
    We will not remind you again.
reminder-begun =
    You started “{ $title }”. You have not sent it yet.
    It closes on { $closes }.
    You can carry on. Or you can stop, and we delete your answers.
    Both are fine.
    We will not remind you again.
still-wanted =
    You have not written for a long time.
    Do you still want to hear from { $name }?

    If you say no, we delete all that we keep about you.
    We do the same if you do not answer for 1 month.
still-wanted-yes = Yes, keep in touch
still-wanted-no = No, forget me

## Words that steer, when typed
typed-start = start, yes, begin, go, ok, yes ask me this one
typed-decline = not for me, no, no thanks
typed-more = more
typed-less = less
typed-languages = language, languages, english / cymraeg, english / cymraeg / easy read
typed-language-en = english
typed-language-cy = welsh
typed-language-en-easy = easy read, easy, easyread, english easy read, english - easy read, easy english, simple english
typed-next = next, done, continue
typed-skip = skip, pass
typed-prefer-not = i do not want to say, i dont want to say, prefer not to say
typed-back = back, previous
typed-aside = help, stop or help
typed-carry-on = carry on, continue, no, keep the old answer
typed-send = send, send my answers
typed-accept = yes, change it, yes change it
typed-stop = stop and delete my answers
typed-reword = change it, change, carry on, continue, type it again
typed-anyway = send it as it is, send it, send, it is my answer, my answer
typed-change = change
typed-yes = yes, yes tell me, ok, yes please
typed-no = no, no thanks
typed-surveys = surveys, what can i have a say in
typed-news = news, what happened next, what happened
typed-promises = promises, promises we made, your promises
typed-take-back = take my answers back, take back
typed-ask-again = you may ask me again
typed-stop-all = stop all messages, stop all, stop everything, no more messages, do not write to me any more
typed-only-news = only tell me what changed, just tell me what changed, only the news
typed-pause-week = break for 1 week, no messages for a week, a week off, pause for a week
typed-pause-month = break for 1 month, no messages for a month, a month off, pause for a month
typed-pause-until-back = nothing until i come back, until i come back
typed-write-again = you may write to me again, write to me again
typed-how-often = how often you write to me, how often, how often may you write to me, settings, yes keep in touch
typed-break = pause, break, a break, take a break, not now
typed-undo = undo, undo that, undo it
typed-why = why, why not
typed-keep = send what i said and stop, send what i said
typed-privacy = privacy, my privacy, data protection
typed-privacy-whole = all about privacy, the whole policy
typed-privacy-less = in short
typed-mydata = my data, mydata, what you keep about me, what do you keep about me, what do you know about me
typed-mydata-file = as a file, my data as a file
typed-forget-me = forget me, forget about me, no forget me, delete my data, delete everything about me
typed-forget-yes = yes forget me
typed-carry-on-here = carry on where i was, no do not forget me

## Privacy, your data, being forgotten
privacy-title = <b>How we keep things private</b>
privacy-short =
    { $name } asks the questions here.
    We do not keep your name, phone number or photo.

    We lock your answers while you answer.
    When you send them, we mix them with other answers.
    We mix the answers of at least { $batch } people, or of everyone if fewer take part.
    After that, nothing says which are yours.

    We remember this chat, so we can write to you. That is locked, too.
    Telegram can see this chat.

    You can stop at any time.
    You can take answers back.
    /mydata shows what we keep.
    /forgetme deletes it.

    Do you have a question? { $contact }
privacy-whole = All about privacy
privacy-less = In short
policy-who = <b>Who looks after this</b>
    { $name }. { $contact }
policy-protection = Who to ask about your data (facts about you): { $contact }
policy-basis = Why the law lets us do this: { $basis }
policy-held = <b>What we keep about you</b>
    • A number for you that says nothing about you.
    • The number of this chat. It is locked.
    • Your language.
    • What we may send you, and since which day.
    • The month when you last wrote.
    • How far you got with the questions, and your answers. They are locked until we count them.
    • That you want to hear what happens.

    We do not keep your name, phone number or photo.
    We do not keep which phone you use, or at what time you write.
    /mydata shows all of it.
policy-apart = <b>Can somebody find out what you said?</b>
    • When the questions have closed, nothing we keep says who gave which answer, or when. That is true of our copies, too, if we made them after that.
    • There may be older copies. A database also makes notes of its work. With these, somebody could find out which group your answers are in. A group is { $batch } or more people, or everyone if fewer took part.
policy-key = • Somebody with our key and an old copy could read the answers in it. So we keep the key and the copies in different places.
policy-sealed-key = • Some answers are locked with a second key. It is not on our computer. While you still answer, our own key is enough.
policy-few = If fewer than 5 people answer, we keep no answers.
policy-machine = <b>Where we keep it</b>
    On the computer that runs this bot (the program you write to).
    The key is in another place.
    When we delete something, nobody can use it any more.
    It leaves the notes of the database in a few minutes.
    It leaves the last parts of the file in the night.
policy-database = <b>Where we keep it</b>
    In a database that { $name } runs or rents. A database is a store on a computer. This one is called PostgreSQL.
    The key is in another place.
    When we delete something, nobody can use it any more.
    Files of the database may hold it for a while. It is locked.
policy-backups =
    Copies may hold it for longer. They are locked.
    Sometimes we have to use a copy.
    Then we delete again what we know of people who asked to be forgotten.
    For that we keep a number and the day. Nothing else.
policy-time = <b>How long we keep it</b>
    • Answers that you have not sent: until you have not written for { $days } days, or until the questions close. If you take a break, we wait.
    • What you did with each set of questions: until it closes. After that only numbers stay.
    • That you want to hear what happens: until { $news } months after our last message.
    • Your own words: until a day that was set before, some time after we answer.
    • All the rest: until { $months } months after you last wrote. We ask you before.
policy-telegram = <b>What Telegram knows</b>
    Telegram carries every message. It can see them.
    It knows whose account it is.
    It has its own rules on what it keeps.
    It sends us your name. We do not keep it.
    You can delete the chat on your phone. That does not delete what we keep.
    /forgetme does that.
policy-rights = <b>What you can do</b>
    • Take your answers back until the questions close. Use the button under the thank-you message. Or use your receipt code.
    • See what we keep: /mydata. You can have it as a file. Is something wrong in it? Tell us.
    • Have it deleted: /forgetme.
    • Complain to us. You can also complain to the Information Commissioner's Office. They check that people look after your data: ico.org.uk, 0303 123 1113.
mydata-title = <b>What we keep about you</b>
mydata-nothing = Nothing. We keep nothing about you right now.
mydata-chat = The number of this chat, locked. A number for you. Not your name, phone number or photo.
mydata-language = Your language: { $language }.
mydata-month = You last wrote in { $month }.
mydata-asks = We may write to you about things that you started or asked about.
mydata-news-only = We only tell you what changed.
mydata-paused = You asked for no messages until you come back.
mydata-paused-until = You asked for no messages until { $date }.
mydata-stopped = You stopped all messages.
mydata-stopped-on = You last stopped, or said no, on { $date }.
mydata-lost = Telegram says that we can not reach you.
mydata-may-ask = You said we may ask you about other things.
mydata-may-not-ask = You have not said that we may ask you about other things.
mydata-before = Before that: { $standing }
mydata-week = Messages that we sent in the week { $week }: { $count }.
mydata-asked-still = In { $month } we asked if you still want to hear from us.
mydata-staff =
    You work here ({ $role }).
    What staff do is written down. The organisation keeps that.
    /forgetme does not delete it.
mydata-unexplained = You can still tell us why you stopped: { $title }.
mydata-most = We send { $most } messages a week at most. You chose that.
mydata-surveys = <b>What we asked you</b>
mydata-reached = { $title }: we told you about it.
mydata-not-reached = { $title }: our message did not get to you.
mydata-looked = { $title }: you had a look.
mydata-part-done = { $title }: you have done a part.
mydata-break = { $title }: you are taking a break.
mydata-uncounted = { $title }: you sent it. We have not counted it yet.
mydata-counted = { $title }: you sent it. We counted it. Nothing says which answers are yours. So we can not show them.
mydata-declined = { $title }: you said no.
mydata-left = { $title }: you stopped, or took your answers back. They are deleted.
mydata-could-not = { $title }: you told us that you could not.
mydata-reminded = We reminded you once.
mydata-wants-to-hear = You want to hear what happens.
mydata-does-not-want-to-hear = You do not want to hear what happens.
mydata-sealed = These answers are locked. The key is not here. We can not show them.
mydata-hears = We will tell you what happens with: { $titles }.
mydata-waiting = A message for you is waiting. It is about: { $titles }.
mydata-more = There is more. It is all in the file.
mydata-receipts =
    Your receipts are not in here.
    They are locked until we count your answers.
    We show them only once. Other people could see this message or the file.
mydata-button = What you keep about me
mydata-file = As a file
mydata-file-comes = Here it comes.
mydata-caption =
    This is all that we keep about you.
    Keep it safe. Anyone who opens it can read it.
forget-me = Forget me
forget-warning = <b>Do you want us to forget you?</b>

    Then we delete everything we keep about you.
    We delete every answer that we have not counted yet.
    You will not hear from us about anything.
forget-uncounted = We have not counted these yet, so we delete your answers: { $titles }.
forget-counted =
    We have counted these already: { $titles }.
    Nothing says which answers are yours. Only your receipt can take them out.
    Tap “Take my answers back” under your thank-you message. Or paste your receipt code here.
    It is best to do it now. It works until the questions close.
forget-no-undo =
    You can not undo this.
    If you come back, you start as a new person.
forget-yes = Yes, forget me
forget-no = No, do not forget me
forgotten = <b>Done. We have forgotten you.</b>

    We deleted everything we kept about you.
    We deleted every answer that was not counted yet.
    We can not bring it back.
forgotten-counted =
    Answers that we counted stay.
    Your receipt can still take them out until the questions close.
forgotten-chat =
    This chat is still on your phone.
    Telegram has it, too. You can delete it there.
carry-on-here = Carry on where I was
copy-receipt = Copy my receipt

## What you said, by itself
said-title = <b>What you said: { $title }</b>
said-came-later =
    This comes later than we first said.
    Why: { $why }
said-picture = The picture shows what most of you said.
said-more = { $count ->
    [one] There is 1 more question.
   *[other] There are { $count } more questions.
}
said-not-shown =
    We do not show what was said.
    There are very few answers. Someone could know who said what.
said-own-words =
    Some of you wrote in your own words.
    We read all of it before we show any of it.
said-barriers = <b>Why some people said no or stopped</b>
said-none-kept =
    Fewer than 5 people answered.
    So we kept no answers. With so few, someone could know who said what.
    Did you answer? Thank you.
    It tells us to ask in a better way.
said-locked =
    Your answers are locked. The key is in another place.
    We tell you later what you said and what we did.
said-decides = { $level ->
    [representation] What happens now: Young people tell { $owner } what you said. { $owner } will decide by { $date }.
    [decision_sharing] What happens now: { $owner } will decide together by { $date }.
    [initiating] What happens now: Young people started this. { $owner } will answer them by { $date }.
   *[consultation] What happens now: { $owner } will decide by { $date }.
}
said-uses = What happens now: { $owner } works with what you said until { $date }.
said-then = We tell you what we did by { $date }.

## You said, we did
told-title = <b>You said, we did: { $title }</b>
told-thanks = Thank you to everyone who took part. { $heard }.
told-said = <b>You said:</b> { $said }
told-done = <b>We did it:</b> { $words }
told-doing = <b>We are doing it. It will be done by { $date }:</b> { $words }
told-not-doing = <b>We will not do this. This is why:</b> { $words }
told-not-decided = <b>We have not decided. We will decide by { $date }:</b> { $words }
told-level = { $level ->
    [representation] Young people told what you said to the people who decide.
    [decision_sharing] Young people and staff decided this together.
    [implementation] Young people help to do it.
   *[initiating] Young people started this.
}
told-owner = { $level ->
    [decision_sharing] Who decided together: { $owner }.
    [initiating] Who answered: { $owner }.
   *[consultation] Who decided: { $owner }.
}
told-again = We will write again on { $date }. Then we tell you how it went.
told-corrected = <i>We changed this on { $date }: { $words }</i>
told-complaints = Do you have a question? Are you not happy with this? { $contact }

## Promises, kept and not
promises-made = Promises we made
promises-title = <b>Promises we made</b>
promises-intro =
    We make promises each time we ask you something.
    They all stay here. The ones we broke stay here, too.
promises-none =
    We have not promised anything here yet.
    When we make a promise, you find it here.
promises-counts =
    Kept: { $kept }
    Late: { $late }
    Broken: { $broken }
    Ended early: { $withdrawn }
    Still to come: { $due }
promises-older = Older
promises-newer = Newer
promise-said = What you said
promise-decision = The decision
promise-use = Using your answers
promise-feedback = What we did
promise-follow_up = How it went
promise-added = One more answer
promise-due = { $what }: we promised it by { $by }.
promise-kept = { $what }: we promised it by { $by }. It came on { $on }. We kept this promise.
promise-came-late = { $what }: we promised it by { $by }. It came on { $on }. { $days ->
    [one] That was 1 day late.
   *[other] That was { $days } days late.
}
promise-late = { $what }: we promised it by { $by }. We are late.
promise-broken = { $what }: we promised it by { $by }. It is still not here. We broke this promise.
promise-withdrawn = { $what }: we promised it by { $by }. We stopped this on { $on }.
promise-none-kept = { $what }: we promised it by { $by }. Fewer than 5 people answered. So we kept no answers.
promise-new-date = The new date is { $date }.
promise-because = Why: { $reason }
promise-ask = Are you not happy? Ask: { $contact }
late-title = <b>We are late: { $title }</b>
late-said = We promised to tell you what everyone said by { $date }.
late-decision = We promised that there would be a decision by { $date }.
late-use = We promised to do something with your answers by { $date }.
late-feedback = We promised to tell you what we did by { $date }.
late-follow_up = We promised to tell you how it went by { $date }.
late-added = We promised one more answer by { $date }. It is about what is still not right.
late-again = Then we said { $date }. We were late again.
late-new-date = We are late. We are sorry. The new date is { $date }.
late-no-date = We are late. We do not have a new date.
late-broken = That is more than 1 month ago. There is still no answer. We broke this promise.
late-ask = Ask us why: { $contact }
late-see = Type /news to see every promise we made. We show the ones we broke, too.
stopped-it-title = <b>We stopped this: { $title }</b>
stopped-it-because = We stopped this. This is why: { $reason }
stopped-it-so = So these will not come:
stopped-it-sorry =
    You took time to tell us what you think.
    We are not doing what we promised.
    We are sorry.
stopped-it-ask = Are you not happy with this? Ask: { $contact }
withdrawn-title = <b>{ $title } ended early</b>
withdrawn-because = We had to stop it. This is why: { $reason }
withdrawn-answers =
    We deleted all the answers. If you answered, yours are deleted, too.
    We will not use them for anything.
withdrawn-not-you =
    You did nothing wrong.
    We will not ask you about this again.
withdrawn = { $title } ended early. We deleted the answers.
not-yet =
    { $title } starts on { $date }.
    You can start then. Use the same link.
resting-begun =
    { $title } has stopped for a while.
    Your answers wait here. You can carry on later.
    Or type “stop”. Then we delete them.
closed-late =
    { $title } is closed.
    We promised to tell you what happened by { $date }.
    We are late.

## Before anybody starts: what the app shows of the bot
profile-short = { $organisation } asks what you think. Then we tell you what happened.
profile-shortest = We ask what you think. Then we tell you what happened.
profile-long =
    { $organisation } asks young people short questions here.

    We do not keep your name.
    You can skip any question. You can stop at any time.

    Then we tell you what people said and what we did.
profile-longest =
    Short questions for young people.

    We do not keep your name.
    You can skip any question. You can stop at any time.

    Then we tell you what people said and what we did.

outcome-head = You said, we did
outcome-done = We did it
outcome-doing = We are doing it until { $date }
outcome-not-doing = We will not do this. Why:
outcome-not-decided = Not decided until { $date }
outcome-more = { $count ->
    [one] You said 1 more thing.
   *[other] You said { $count } more things.
}

## What the commands do
command-surveys = What you can have a say in
command-news = What happened
command-help = How this works
command-language = Change the language
command-charter = What we promise you
command-privacy = What happens to your answers
command-mydata = What we keep about you
command-forgetme = Delete what we keep about you
command-stop = Stop

## After "what we did": did you feel heard?
heard-open = Did we listen to you?
heard-intro =
    A few quick questions. You can skip or stop.
    We do not keep your name.
heard-next =
    This closes on { $date }.
    Then everyone can read how we did.
heard-answered = You have told us already. Thank you.

## After "what we did": one more answer, and how it went on
added-title = <b>One more answer: { $title }</b>
added-intro =
    Many of you said that this is still not right.
    Here is one more answer.
followed-title = <b>How it went: { $title }</b>
followed-before = <b>We said:</b> { $words }
followed-done = <b>It is done:</b> { $words }
followed-doing = <b>We are still doing it. It will be done by { $date }:</b> { $words }
followed-stopped = <b>We stopped this. This is why:</b> { $words }
followed-nothing = There is nothing left to do. What we told you has not changed.
