# What the bot says in English. Short, warm, plain. Read each line aloud as the person getting it.

## Buttons
start = Start
start-again = Yes, ask me this one
not-for-me = Not for me
have-a-look = Have a look
more = More
less = Less
language = Cymraeg / English
next = Next
skip = Skip
back = Back
stop-or-help = Stop or help
carry-on = Carry on
stop-here = Stop and delete my answers
send = Send my answers
change-item = Change { $number }
prefer-not = Prefer not to say
yes = Yes, tell me
no = No thanks
change-it = Yes, change it
keep-it = Keep it as it was
take-back = Take my answers back
ask-again = You may ask me again
asked-again = ✓ You may ask me again
stop-all = Stop all messages
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
intro-decision = Decision: { $owner }, by { $date }.
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

## More
more-why = Why we ask: { $why }
more-use = What we do with your answers: { $what }
more-level-consultation = What this is: a consultation. We listen to what you say. Others decide, and tell you why.
more-level-representation = What this is: representation. Young people bring your views to where things are decided.
more-level-decision_sharing = What this is: a shared decision. Young people and staff decide this together.
more-level-implementation = What this is: doing it together. Young people help to make the change happen.
more-level-initiating = What this is: started by young people. You say what should be looked at, and staff help.
more-private = How we keep it private: while you answer, your answers are locked. After you send them they go into a box with at least { $batch } people's answers, shuffled, and nothing says which are yours. Telegram can see the chat itself, as with any bot.
more-receipt = After sending you get a button to take your answers back. It works until { $date }, when this closes.
more-other-ways = Other ways to take part:
more-complaints = Not happy with how this is done? { $contact }

## Questions
progress = { $position } of { $total }
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
type-words = Type your answer, in your own words. No names please: nobody reads this straight away.
you-said = Your answer so far: { $answer }
why-about-you = Why we ask: { $why }

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
old-button = That button is from earlier. This is where you are now.
only-words = I can only read words and taps. Here is where you are.
unknown-command = I don't know that one.
not-understood = I didn't get that. Tap a button, or type what it says.
crossed = That came in just as the screen changed, so I haven't used it. This is the question now.
nothing-open = Nothing is waiting for you right now.
unknown-link = I don't know that link. It may have been typed wrongly.
went-wrong = Sorry, that did not work. Your answers are safe. Please try once more.
no-edit = I haven't changed anything. You can go back to a question with Back, or change it before you send.

## Stop or help
aside = Taking a break is fine: your answers wait here for you.

    Stopping deletes your answers to this at once.

    Need help with this, or rather talk to a person? { $contact }
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
thanks-receipt = Changed your mind? The first button takes your answers back, until this closes.
taken-back = Done. Your answers to this are taken out.
not-found = We can't find answers for that button any more. Once a survey has closed, or answers are taken back, nothing says which were yours.
already-answered = You have answered this one. Thank you. You hear back here by { $date }.
may-ask = Thank you. We will ask you about other things, now and then.
may-not-ask = All right. We won't ask you about other things.
take-back-by-button = Please tap “Take my answers back” under your thank-you. Only that button knows which answers are yours.

## Leaving
stopped = { $count ->
    [0] Stopped. You had given no answers. We won't ask about this again.
    [one] Stopped. Your answer is deleted. We won't ask about this again.
   *[other] Stopped. Your { $count } answers are deleted. We won't ask about this again.
}
stopped-all = Stopped. We won't write to you any more. If you ever want to come back, open a link and tap yes.
declined = That's fine. Thanks for telling us.
other-ways = You can also have your say in other ways:
want-to-hear = Want to hear what happens?
will-hear = All right, you'll hear what happens.
will-not-hear = All right, we won't write about this.

## Home, news, help
home = Hello. { $name } asks young people here what should change, and tells you what came of it.
home-open = You can have a say now:
home-none = There is no survey open right now.
news = What came of it, the newest first:
news-none = Nothing has come back yet. When it does, you find it here.
closed = { $title } is closed. What came of it will be here by { $date }.
closed-none-kept = { $title } is closed. Fewer than five people answered, so no answers were kept: with so few, people could be recognised.
closing = { $title } is closing, so nobody new can start. What came of it will be here by { $date }.
resting = { $title } is having a break. Please try again later.
help = Tap an answer or type it. You can skip any question, go back, and stop at any time: just type “stop”.

    /surveys shows what you can have a say in, /news what came of it, /language changes the language, /stop stops.

    Questions about this? { $contact }
choose-language = Which language?
group = Please write to me privately. Answers given in a group are not private.
invitation = We are asking again, and you said we may. Have a say in: { $title }

## Words that steer, when typed
typed-start = start, yes, begin, go, ok, yes ask me this one
typed-decline = not for me, no, no thanks
typed-more = more
typed-less = less
typed-languages = language, languages, cymraeg / english, english / cymraeg
typed-language-en = english
typed-language-cy = welsh
typed-next = next, done, continue
typed-skip = skip, pass
typed-prefer-not = prefer not to say, rather not say
typed-back = back, previous
typed-aside = help, stop or help
typed-carry-on = carry on, continue, no, keep it, keep it as it was
typed-send = send, send my answers
typed-accept = yes, change it, yes change it
typed-stop = stop and delete my answers
typed-change = change
typed-yes = yes, yes tell me, ok, yes please
typed-no = no, no thanks
typed-surveys = surveys, what can i have a say in
typed-news = news, what came of it
typed-take-back = take my answers back, take back
typed-ask-again = you may ask me again
typed-stop-all = stop all messages, stop all

## You said, we did
told-title = <b>You said, we did: { $title }</b>
told-thanks = Thank you to everyone who took part. { $heard }.
told-said = <b>You said:</b> { $said }
told-done = <b>We did it:</b> { $words }
told-doing = <b>We are doing it:</b> { $words }
told-not-doing = <b>We will not do this, because:</b> { $words }
told-not-decided = <b>Not decided until { $date }:</b> { $words }
told-owner = Decided by: { $owner }.
told-complaints = Questions, or not happy with this? { $contact }

## What the commands do
command-surveys = What you can have a say in
command-news = What came of it
command-help = How this works
command-language = Change the language
command-stop = Stop
