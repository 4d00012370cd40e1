# What the bot says in English. Short, warm, plain. Read each line aloud as the person getting it.

## Buttons
start = Start
start-again = Yes, ask me this one
not-for-me = Not for me
have-a-look = Have a look
more = More
less = Less
language = Cymraeg / English
language-easy = Cymraeg / English / Easy Read
next = Next
skip = Skip
back = Back
stop-or-help = Stop or help
stop = Stop
carry-on = Carry on
stop-here = Stop and delete my answers
send = Send my answers
change-item = Change { $number }
prefer-not = Prefer not to say
yes = Yes, tell me
no = No thanks
change-it = Yes, change it
keep-it = Keep it as it was
reword = Change it
anyway = Send it anyway
my-answer = It's my answer
take-back = Take my answers back
ask-again = You may ask me again
asked-again = ✓ You may ask me again
stop-all = Stop all messages
keep-and-leave = Keep what I said and leave
break = Take a break
undo = Undo
why = Why?
why-not = Why not?
why-too-long = Too long
why-hard-to-use = Hard to read or use
why-not-about-me = Not about me
why-no-trust = I don't trust it
why-rather-talk = I'd rather talk to someone
why-something-else = Something else
why-not-now = Not now
why-other-language = I need another language
why-not-private = It's not private here
why-nothing-changes = Nothing will change anyway
why-no-reason = I'd rather not say
how-often = How often you write to me
often-again = You may write to me again
often-twice = At most two a week
often-once = At most one a week
often-news = Only tell me what changed
often-not-for-a-week = A week off
often-not-for-a-month = A month off
often-not-until-back = Nothing until I come back
see-surveys = What can I have a say in?
see-news = What came of it?
resume = Carry on: { $title }

## The introduction: one message, at most 70 words
intro = { $name } asks { $ages }.
intro-asks = { $name } asks { $ages }: { $question }
intro-ages = people aged { $min }–{ $max }
intro-parents = parents and carers
intro-can = Can change: { $list }.
intro-cannot = Can't: { $list }.
and-more = and more
intro-decision = { $level ->
    [representation] Young people speak for you. Decision: { $owner }, by { $date }.
    [decision_sharing] Decided together: { $owner }, by { $date }.
    [implementation] Decision: { $owner }, by { $date }. Then young people help to do it.
    [initiating] Young people started this. Answer: { $owner }, by { $date }.
   *[consultation] Decision: { $owner }, by { $date }.
}
intro-hear = You hear back by { $date }.
intro-length = { $varies ->
    [yes] Up to { $questions } questions
   *[no] { $questions ->
        [one] One question
       *[other] { $questions } questions
    }
}, { $minutes ->
    [one] a minute
   *[other] { $minutes } minutes
}. Skip any, stop any time.
intro-private = Your name isn't kept with your answers. At most { $most } messages about this.
intro-returning = You said no before. That stands unless you tap yes.
intro-stopped = You stopped our messages. Yes is for this one only: what comes of it is under /news.

## More
more-why = Why we ask: { $why }
more-use = What we do with your answers: { $what }
more-level-consultation = What this is: a consultation. We listen to what you say. Others decide, and tell you why.
more-level-representation = What this is: representation. Young people bring your views to where things are decided.
more-level-decision_sharing = What this is: a shared decision. Young people and staff decide this together.
more-level-implementation = What this is: doing it together. Young people help to make the change happen.
more-level-initiating = What this is: started by young people. You say what should be looked at, and staff help.
## What a level above consultation says of young people's part: names in front of staff's own words
part-representatives = Who speaks for young people
part-speak-for = Whom they speak for
part-chosen = How they were chosen
part-share = Young people's share
part-disagreement = If we disagree
part-doing = What young people do
part-support = With what help
part-idea-of = Whose idea it was
part-answered-by = Who answers it
part-by = By when

more-private = How we keep it private: while you answer, your answers are locked. After you send them they go into a box with at least { $batch } people's answers, shuffled, and nothing says which are yours. Telegram can see the chat itself, as with any bot.
more-sealed = Once you tap Send, your answers are locked with a second key, kept somewhere else. The computer that runs this chat can't open them after that. They are only opened in that other place, after this has closed.
more-receipt = After sending you get a button to take your answers back. It works until { $date }, when this closes.
more-other-ways = Other ways to take part:
more-complaints = Not happy with how this is done? { $contact }

## The word of a session
door = Type the word that is shown where you are.
door-together = No word there? This one is answered together, at a session. Ask who told you about it.
door-wrong = That isn't the word that is shown now. Have another look, and type it once more.
door-too-many = That was a few tries. Ask the person who runs the session, and try again in ten minutes.
door-closed = No word works just now.
door-preview = Preview: any word is right here.

## Questions
progress = { $position } of { $total }
point-of = { $point } of { $points }
pick-one = Tap one, or type it.
pick-any = Tap as many as you like, then Next. Or type them.
pick-some = Tap up to { $max }, then Next. Or type them.
pick-between = Tap { $min } to { $max }, then Next. Or type them.
pick-exactly = { $min ->
    [one] Tap one, then Next. Or type it.
   *[other] Tap { $min }, then Next. Or type them.
}
rank = Tap them in order, your first choice first. Or type them in order.
rate = Tap a number, or type it.
type-number = Type a number.
type-number-between = Type a number from { $min } to { $max }.
type-words = Type your answer, in your own words. No names please. Nobody reads this straight away. Need help now? Tap “{ stop-or-help }”.
you-said = Your answer so far: { $answer }
why-about-you = Why we ask: { $why }
picture-shows = Picture:
pictures-show = In the pictures:

## Kind words when something did not fit
not-an-option = I couldn't match that with one of the answers. Tap one, or type its first words.
too-few = Please choose at least { $min }, or tap Skip.
no-answer-yet = There is no answer here yet. Skip leaves it out.
too-many = That is more than { $max }. Please choose { $max } or fewer.
one-too-many = You can have { $max } at most. Tap a ticked one to take it out.
not-a-number = I need a number here, like 3.
too-small = That is below { $min }. Please give { $min } or more.
too-large = That is above { $max }. Please give { $max } or less.
not-whole = I need a whole number here, like 3.
too-long = That is { $length } characters. I can take { $max }. Could you make it shorter? Your message is still here to copy.
empty = That came without words. Could you type it?
incomplete = Please put all { $max } of them in order.
twice = You named one of them twice. Each goes in once.
goes-alone = “{ $option }” goes on its own. Choose just that, or the others without it.
old-button = That button is from earlier. This is where you are now.
only-words = I can only read words and taps. Here is where you are.
unknown-command = I don't know that one.
not-understood = I didn't get that. Tap a button, or type what it says.
crossed = That came in just as the screen changed, so I haven't used it. This is the question now.
stop-writing = Nothing is waiting for you right now. If you want us to stop writing to you, tap the button.
nothing-open = Nothing is waiting for you right now.
unknown-link = I don't know that link. It may have been typed wrongly.
went-wrong = Sorry, that did not work. Your answers are safe. Please try once more.
no-edit = I haven't changed anything. You can go back to a question with Back, or change it before you send.

## Stop or help
aside = Taking a break is fine: your answers wait here for you.

    Stopping deletes your answers to this at once.
aside-keep = Or keep what you said: then it is sent as it is, and the rest is left out.
aside-help = Need help with this, or rather talk to a person? { $contact }
held-details = Just checking. This seems to have in it: { $what }.

    “{ $words }”

    Whoever reads it later might know who it is about. You choose.
held-doubt = That can be an answer, or a way to say stop. Which is it?

    “{ $words }”

    To stop, you can also type “stop”.
held-doubt-here = “{ $words }”: do you want to stop this, or carry on?

    To stop, you can also type “stop”.
type-again = All right, that one isn't kept. Type it again.
rewritten-details = Your new words seem to have in them: { $what }. You choose.
detail-phone = a phone number
detail-email = an email address
detail-link = a link
detail-handle = the name of an account
detail-postcode = a postcode
detail-nhs = an NHS number
detail-ni = a National Insurance number
detail-name = somebody's name
detail-school = the name of a school
detail-any = something that says who it is about
rewritten = You edited your message. Your answer to “{ $question }” would be:

    { $words }

    Change it?

## Review and thank-you
review = Nearly there. These are your answers. Nothing is sent yet.
review-open = You can still change or stop.
skipped = skipped
preferred-not = prefer not to say
thanks = <b>Thank you.</b> Your answers are sent.
thanks-decide = What happens next: this closes on { $closes }. Then comes the decision: { $owner }, by { $date }.
thanks-use = What happens next: this closes on { $closes }. Then: { $what }
thanks-hear = You hear back here by { $date }.
thanks-news = You asked us not to write, so we don't. What comes of it will be under /news by { $date }.
thanks-receipt = Changed your mind? The first button takes your answers back, until this closes. So does your receipt, if you paste it here: keep it to yourself.
taken-back = Done. Your answers to this are taken out.
not-found = We can't find answers for that any more. Once a survey has closed, or answers are taken back, nothing says which were yours.
already-answered = You have answered this one. Thank you. You hear back here by { $date }.
may-ask = Thank you. We will ask you about other things, now and then.
may-not-ask = All right. We won't ask you about other things.
take-back-by-button = Please tap “Take my answers back” under your thank-you, or paste your receipt here. Only they know which answers are yours.

## Leaving
stopped = { $count ->
    [0] Stopped. You had given no answers. We won't ask about this again.
    [one] Stopped. Your answer is deleted. We won't ask about this again.
   *[other] Stopped. Your { $count } answers are deleted. We won't ask about this again.
}
stopped-all = { $count ->
    [0] Stopped. We won't write to you any more.
    [one] Stopped. We won't write to you any more. Your answer that was not sent is deleted.
   *[other] Stopped. We won't write to you any more. Your { $count } answers that were not sent are deleted.
}
stopped-all-less = Did you mean something less? It's one tap. Undo works today and tomorrow.
undone = Undone. We may ask you about “{ $title }” again. Your answers stay deleted.
undone-all = Undone. We may write to you again. Deleted answers stay deleted.
undo-late = That was too long ago to undo: it works for a day. If you would like to take part in “{ $title }” after all, you are welcome.
undo-late-all = That was too long ago to undo: it works for a day. You can change it here whenever you like.
undo-nothing = There is nothing to undo.
undo-by-button = You left more than one. Please tap Undo under the one you mean.
why-ask = What was it? One tap, if you like. We only count it: nothing says it was you.
why-thanks = Thank you for telling us. Nothing that we keep says it was you.
why-late = You have told us already, or it was too long ago to count. Thank you all the same.
why-talk = To talk to us: { $contact }
why-later = Later is fine, too.
break-how-long = Take all the time you need. For how long shall we leave you in peace?
break-waits = Your answers wait here for you until the survey closes.
declined = That's fine. Thanks for telling us.
other-ways = You can also have your say in other ways:
want-to-hear = Want to hear what happens?
will-hear = All right, you'll hear what happens.
will-not-hear = All right, we won't write about this.

## How often we may write
often = How often may we write to you?
often-is-twice = Now: at most two messages a week. What came of a survey doesn't count towards that.
often-is-once = Now: at most one message a week. What came of a survey doesn't count towards that.
often-may-ask = You said we may ask you about other things, too.
often-is-news = Now: we only tell you what changed.
often-is-paused = Now: nothing from us until after { $date }. What changed meanwhile is under /news.
often-is-paused-open = Now: nothing from us until you come back. What changed meanwhile is under /news.
often-is-stopped = Now: we don't write to you at all. What changed is under /news, if you ever want to look.

## The charter
charter-title = <b>What we promise you</b>
charter-promise = • { $promise }
charter-agreed = Agreed with { $people }, on { $date }.
charter-none = We have not agreed on a charter with young people yet. What happens to what you say is under /privacy.

## Home, news, help
home = Hello. { $name } asks young people here what should change, and tells you what came of it.
home-open = You can have a say now:
home-none = There is no survey open right now.
news = What came of it, the newest first:
news-none = Nothing has come back yet. When it does, you find it here.
news-said = What you said
news-late = We are late
news-feedback = What we did
news-added = One more answer
news-follow-up = How it went on
news-quiet = { $name } has news for you, about something you were asked. It is private, so it only opens when you tap.
read-it = Read it
all-in-words = All of it, in words
said-later = Before that, on { $date }, we tell you what everyone said. That is later than we planned. Why: { $why }
closed = { $title } is closed. What came of it will be here by { $date }.
closed-none-kept = { $title } is closed. Fewer than five people answered, so no answers were kept: with so few, people could be recognised.
closing-now = This is closing. You have a few minutes: what you send before then still counts.
closing = { $title } is closing, so nobody new can start. What came of it will be here by { $date }.
resting = { $title } is having a break. Please try again later.
help = Tap an answer or type it. You can skip any question, go back, and stop at any time: just type “stop”.

    /surveys shows what you can have a say in, /news what came of it, /language changes the language, /stop stops. Type “break” to take a break, or “how often” to hear from us less.

    /privacy tells what happens to what you say, /mydata shows what we hold about you, /forgetme erases it.

    Questions about this? { $contact }
choose-language = Which language?
group = Please write to me privately. Answers given in a group are not private.
invitation = We are asking again, and you said we may. Have a say in: { $title }
reminder = You can still have a say in “{ $title }”, until { $closes }. You don't have to: both are fine. We won't remind you again.
reminder-begun = You started “{ $title }” and have not sent it yet. It is open until { $closes }. You can carry on, or stop and have your answers deleted: both are fine. We won't remind you again.
still-wanted = We have not heard from you for a long time. Do you still want to hear from { $name }?

    If you say no, or if we hear nothing for a month, we delete all that we keep of you.
still-wanted-yes = Yes, keep in touch
still-wanted-no = No, forget me

## Words that steer, when typed
typed-start = start, yes, begin, go, ok, yes ask me this one
typed-decline = not for me, no, no thanks
typed-more = more
typed-less = less
typed-languages = language, languages, cymraeg / english, english / cymraeg, cymraeg / english / easy read
typed-language-en = english
typed-language-cy = welsh
typed-language-en-easy = easy read, easyread, easy english, english easy read
typed-next = next, done, continue
typed-skip = skip, pass
typed-prefer-not = prefer not to say, rather not say
typed-back = back, previous
typed-aside = help, stop or help
typed-carry-on = carry on, continue, no, keep it, keep it as it was
typed-send = send, send my answers
typed-accept = yes, change it, yes change it
typed-stop = stop and delete my answers
typed-reword = change it, change, carry on, continue, type it again
typed-anyway = send it anyway, send anyway, send, its my answer, my answer, use it anyway
typed-change = change
typed-yes = yes, yes tell me, ok, yes please
typed-no = no, no thanks
typed-surveys = surveys, what can i have a say in
typed-news = news, what came of it
typed-promises = promises, promises we made, your promises
typed-take-back = take my answers back, take back
typed-ask-again = you may ask me again
typed-stop-all = stop all messages, stop all, stop everything, stop all of it, no more messages, dont write to me any more, never write to me again
typed-only-news = only tell me what changed, just tell me what changed, only the news, only news
typed-pause-week = a week off, pause for a week, pause a week, stop for a week
typed-pause-month = a month off, pause for a month, pause a month, stop for a month
typed-pause-until-back = nothing until i come back, pause until i come back, until i come back
typed-write-again = you may write to me again, write to me again, start writing to me again
typed-how-often = how often you write to me, how often, how often may you write to me, settings, yes keep in touch, keep in touch
typed-break = pause, break, a break, take a break, not now
typed-undo = undo, undo that, undo it
typed-why = why, why not
typed-keep = keep what i said and leave, send what i said and leave
typed-privacy = privacy, privacy policy, data protection
typed-privacy-whole = the whole policy, whole policy
typed-privacy-less = in short
typed-mydata = my data, mydata, what you hold about me, what do you hold about me, what do you know about me
typed-mydata-file = as a file, my data as a file
typed-forget-me = forget me, forget about me, no forget me, delete my data, delete all my data, delete everything about me
typed-forget-yes = yes forget me
typed-carry-on-here = carry on where i was, no dont forget me

## Privacy, your data, being forgotten
privacy-title = <b>Your privacy, in short</b>
privacy-short = { $name } asks here. We don't keep your name, phone number or photo.

    While you answer, your answers are locked. Once sent, they are mixed with other people's: at least { $batch } at a time, or everyone's when fewer take part. After that, nothing says which are yours.

    We do remember this chat, locked, so that you can carry on and hear back.

    Telegram can see this chat, as with any bot.

    You can stop at any time, take answers back, see what we hold (/mydata) and be forgotten (/forgetme).

    Questions? { $contact }
privacy-whole = The whole policy
privacy-less = In short
policy-who = <b>Who is responsible</b>
    { $name }. { $contact }
policy-protection = Data protection: { $contact }
policy-basis = Why the law lets us do this: { $basis }
policy-held = <b>What we hold about you</b>
    A random number for you, and the number of this chat, locked with a key. Your language. What we may send you, and since which day. The month you last wrote. While a survey is open: how far you came with it, and your answers, locked, until they are counted. After that only that you are to hear back. No name, username, phone number, photo, device or time of day. /mydata shows all of it.
policy-apart = <b>How far your answers are apart from you</b>
    • Once a survey has closed, nothing in what we keep, or in a backup made after that, tells which answers came when or from whom.
    • With an older copy, or with the logs of a database, somebody could narrow your answers down to a group of at least { $batch } people, or to all who took part when they were fewer.
policy-key = • Whoever holds our key and a copy from before the counting can read the answers in it. So the key is kept apart from every copy.
policy-sealed-key = • Where answers are sealed, that takes one key more: what you send is locked with a key that is not on our machine. While you still answer, our own key is enough.
policy-few = With fewer than five answers to a survey, none is kept.
policy-machine = <b>Where it is kept</b>
    On the machine that runs this bot. The key lies in another place. What is deleted is gone from use at once, from the log of the database within minutes, and from the last corners of its file with the nightly clean-up.
policy-database = <b>Where it is kept</b>
    In a database (PostgreSQL) that { $name } runs or rents. The key lies in another place. What is deleted is gone from use at once; the files and logs of the database may hold it, locked, for a while.
policy-backups = A backup may hold it longer, locked. When one is put back, those who were forgotten are forgotten again: for that we keep their random number and the day, and nothing else.
policy-time = <b>How long</b>
    • Answers that you have not sent: until { $days } days pass without a word from you, or the survey closes. A pause of yours stops that clock.
    • What came of each survey with you: until it closes. Then only numbers stay.
    • That you are to hear back: until { $news } months after the last message we promised.
    • Your own words: until the day that their survey sets, some time after it was answered.
    • All the rest: until { $months } months after you last wrote. We ask you once before.
policy-telegram = <b>What Telegram learns</b>
    Chats with a bot are not end-to-end encrypted. Telegram carries every message here, can see it, and knows whose account it is; its own policy says what it keeps. It sends us your name with each message: we don't keep that. Deleting the chat in Telegram clears your phone, not what we hold. /forgetme does that.
policy-rights = <b>What you can do</b>
    • Take answers back until their survey closes: with the button under the thank-you, or with your receipt code.
    • See what we hold: /mydata, also as a file. Something wrong in it? Tell us.
    • Have it erased: /forgetme.
    • Complain to us, or to the Information Commissioner's Office: ico.org.uk, 0303 123 1113.
mydata-title = <b>What we hold about you</b>
mydata-nothing = Nothing. We hold nothing about you right now.
mydata-chat = The number of this chat, locked, and a random number for you. Not your name, username, phone number or photo.
mydata-language = Your language: { $language }.
mydata-month = You last wrote in { $month }.
mydata-asks = We may write to you about surveys that you began or asked about.
mydata-news-only = We only tell you what changed.
mydata-paused = You paused us until you come back.
mydata-paused-until = You paused us until { $date }.
mydata-stopped = You stopped all messages.
mydata-stopped-on = You last stopped, or said no, on { $date }.
mydata-lost = Telegram told us that we can't reach you.
mydata-may-ask = You said we may ask you about other things.
mydata-may-not-ask = You have not said that we may ask you about other things.
mydata-before = Before that: { $standing }
mydata-week = Messages that we started in the week { $week }: { $count }.
mydata-asked-still = We asked you in { $month } whether you still want this.
mydata-staff = You are a member of staff here ({ $role }), and what staff do is written down. That belongs to the organisation: /forgetme does not erase it.
mydata-unexplained = You may still tell us why you left: { $title }.
mydata-most = We start at most { $most } messages a week, as you chose.
mydata-surveys = <b>Surveys</b>
mydata-reached = { $title }: we told you about it.
mydata-not-reached = { $title }: our message about it did not reach you.
mydata-looked = { $title }: you had a look.
mydata-part-done = { $title }: you are part of the way through.
mydata-break = { $title }: you are taking a break from it.
mydata-uncounted = { $title }: sent, not counted yet.
mydata-counted = { $title }: sent and counted. Nothing says which answers are yours, so we can't look them up, not even for you.
mydata-declined = { $title }: you said no.
mydata-left = { $title }: you left, or took your answers back. They are deleted.
mydata-could-not = { $title }: you told us that you could not.
mydata-reminded = We reminded you once.
mydata-wants-to-hear = You want to hear what comes of it.
mydata-does-not-want-to-hear = You do not want to hear what comes of it.
mydata-sealed = These answers are locked with a key that is not here. We cannot show them.
mydata-hears = You are on the list to hear what comes of: { $titles }.
mydata-waiting = A message to you is waiting to be sent about: { $titles }.
mydata-more = There is more than fits in here: it is in the file.
mydata-receipts = Your receipts are not in here. Until your answers are counted, they lie locked beside them. We don't show them twice: this message, or the file, may fall into other hands.
mydata-button = What you hold about me
mydata-file = As a file
mydata-file-comes = Here it comes.
mydata-caption = All that we hold about you. Keep it in a safe place: anyone who opens it can read it.
forget-me = Forget me
forget-warning = <b>Shall we forget you?</b>

    Then everything we hold about you is erased at once: your language, what you chose, which surveys you opened, and every answer that is not counted yet. You won't hear back from us about anything.
forget-uncounted = Not counted yet, so deleted: { $titles }.
forget-counted = Counted already: { $titles }. Nothing says which of those answers are yours, so only your receipt can take them out: tap “Take my answers back” under your thank-you, or paste your receipt code here. Best do it now. It works until the survey closes.
forget-no-undo = There is no undo. If you come back, you start as somebody new.
forget-yes = Yes, forget me
forget-no = No, don't forget me
forgotten = <b>Done. You are forgotten.</b>

    Everything we held about you is erased, and every answer of yours that was not counted yet. We can't bring it back.
forgotten-counted = Answers that were counted stay. Until their survey closes, your receipt can still take them out.
forgotten-chat = This chat is still on your phone and with Telegram. You can delete it there.
carry-on-here = Carry on where I was
copy-receipt = Copy my receipt

## What you said, by itself
said-title = <b>What you said: { $title }</b>
said-came-later = This comes later than we first said. Why: { $why }
said-picture = The picture shows what most of you said.
said-more = { $count ->
    [one] And one more question.
   *[other] And { $count } more questions.
}
said-not-shown = We don't show what was said: with so few answers, people could be recognised.
said-own-words = Some of you also wrote in your own words. Somebody reads all of it before any of it is shown.
said-barriers = <b>Why some said no or left</b>
said-none-kept = Fewer than five people answered, so no answers were kept: with so few, people could be recognised. If you were one of them: thank you. It still tells us that we need to ask in a better way.
said-locked = Your answers are locked, and the key is kept somewhere else. We tell you what was said together with what we did.
said-decides = { $level ->
    [representation] What happens now: young people bring what you said to where it is decided. { $owner } decides by { $date }.
    [decision_sharing] What happens now: it is decided together by { $date }: { $owner }.
    [initiating] What happens now: { $owner } answers what young people started, by { $date }.
   *[consultation] What happens now: { $owner } decides by { $date }.
}
said-uses = What happens now: { $owner } works with what you said until { $date }.
said-then = We tell you what we did by { $date }.

## You said, we did
told-title = <b>You said, we did: { $title }</b>
told-thanks = Thank you to everyone who took part. { $heard }.
told-said = <b>You said:</b> { $said }
told-done = <b>We did it:</b> { $words }
told-doing = <b>We are doing it, and it will be done by { $date }:</b> { $words }
told-not-doing = <b>We will not do this, because:</b> { $words }
told-not-decided = <b>Not decided until { $date }:</b> { $words }
told-level = { $level ->
    [representation] Young people brought what you said to where it is decided.
    [decision_sharing] This was decided together.
    [implementation] Young people help to make it happen.
   *[initiating] Young people started this.
}
told-owner = { $level ->
    [decision_sharing] Decided together: { $owner }.
    [initiating] Answered by: { $owner }.
   *[consultation] Decided by: { $owner }.
}
told-again = On { $date } we will write again, to tell you how it went.
told-corrected = <i>Corrected on { $date }: { $words }</i>
told-complaints = Questions, or not happy with this? { $contact }

## Promises, kept and not
promises-made = Promises we made
promises-title = <b>Promises we made</b>
promises-intro = Every survey comes with promises. Kept or not, they all stay here.
promises-none = We have not promised anything here yet. Every survey comes with promises, and you find them here.
promises-counts = Kept: { $kept }. Late: { $late }. Broken: { $broken }. Withdrawn: { $withdrawn }. Not due yet: { $due }.
promises-older = Older
promises-newer = Newer
promise-said = What you said
promise-decision = The decision
promise-use = Using your answers
promise-feedback = What we did
promise-follow_up = How it went on
promise-added = One more answer
promise-due = { $what }: by { $by }.
promise-kept = { $what }: promised by { $by }, here on { $on }. Kept.
promise-came-late = { $what }: promised by { $by }, here on { $on }. { $days ->
    [one] One day late.
   *[other] { $days } days late.
}
promise-late = { $what }: promised by { $by }. We are late.
promise-broken = { $what }: promised by { $by }. Still not here. We broke this promise.
promise-withdrawn = { $what }: promised by { $by }. On { $on } we stopped this.
promise-none-kept = { $what }: promised by { $by }. Fewer than five people answered, so no answers were kept.
promise-new-date = New date: { $date }.
promise-because = Why: { $reason }
promise-ask = Not happy? Ask: { $contact }
late-title = <b>We are late: { $title }</b>
late-said = We promised that by { $date } we would tell you what everyone said.
late-decision = We promised that by { $date } there would be a decision.
late-use = We promised that by { $date } we would do something with your answers.
late-feedback = We promised that by { $date } we would tell you what we did.
late-follow_up = We promised that by { $date } we would tell you how it went on.
late-added = We promised that by { $date } we would give one more answer, to what is still not right.
late-again = Then we said { $date }, and missed that too.
late-new-date = We are late, and we're sorry. New date: { $date }.
late-no-date = We are late and have no new date.
late-broken = That is more than a month ago, and there is still no answer. We broke this promise.
late-ask = Ask us why: { $contact }
late-see = Every promise we made, kept or not, is under /news.
stopped-it-title = <b>We stopped this: { $title }</b>
stopped-it-because = We stopped this because: { $reason }
stopped-it-so = So these won't come:
stopped-it-sorry = You took the time to tell us, and we are not doing what we promised. We are sorry.
stopped-it-ask = Not happy with this? Ask: { $contact }
withdrawn-title = <b>{ $title } ended early</b>
withdrawn-because = We had to stop it, because: { $reason }
withdrawn-answers = All answers to it are deleted, yours too if you gave any. Nothing will be made of them.
withdrawn-not-you = You did nothing wrong. We won't ask you about this again.
withdrawn = { $title } was stopped before its end, and its answers were deleted.
not-yet = { $title } starts on { $date }. You can begin then: the same link will work.
resting-begun = { $title } is having a break. Your answers so far wait here. You can carry on when it is back, or type “stop” to leave and have them deleted.
closed-late = { $title } is closed. We promised that by { $date } you would read here what came of it. We are late.

## Before anybody starts: what the app shows of the bot
profile-short = { $organisation } asks what you think, and tells you what came of it.
profile-shortest = We ask what you think, and tell you what came of it.
profile-long =
    { $organisation } asks young people short questions here.

    Your name isn't kept with your answers. Skip any question, stop any time.

    Then you hear what people said, what was done about it, and why not if it wasn't.
profile-longest =
    Short questions for young people.

    Your name isn't kept with your answers. Skip any question, stop any time.

    Then you hear what people said, what was done about it, and why not if it wasn't.

outcome-head = You said, we did
outcome-done = We did it
outcome-doing = We are doing it, until { $date }
outcome-not-doing = We will not do this. Why:
outcome-not-decided = Not decided until { $date }
outcome-more = { $count ->
    [one] And one more thing you said.
   *[other] And { $count } more things you said.
}

## What the commands do
command-surveys = What you can have a say in
command-news = What came of it
command-help = How this works
command-language = Change the language
command-charter = What we promise you
command-privacy = What happens to what you say
command-mydata = What we hold about you
command-forgetme = Erase what we hold about you
command-stop = Stop

## After "what we did": did you feel heard?
heard-open = Did you feel heard?
heard-intro = A few quick taps. Skip any, stop any time. Your name isn't kept with your answers.
heard-next = This closes on { $date }. Then everyone can read how we did.
heard-answered = You have told us already. Thank you.

## After "what we did": one more answer, and how it went on
added-title = <b>One more answer: { $title }</b>
added-intro = Many of you said that this is still not right. Here is one more answer.
followed-title = <b>How it went on: { $title }</b>
followed-before = <b>We said:</b> { $words }
followed-done = <b>It is done:</b> { $words }
followed-doing = <b>We are still doing it, and it will be done by { $date }:</b> { $words }
followed-stopped = <b>We stopped this, because:</b> { $words }
followed-nothing = We left nothing open. What we told you has not changed.
