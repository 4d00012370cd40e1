# Yr hyn mae'r bot yn ei ddweud yn Gymraeg. Byr, cynnes, clir.

## Buttons
start = Dechrau
start-again = Ie, gofynnwch hwn i mi
not-for-me = Ddim i mi
have-a-look = Cael golwg
more = Mwy
less = Llai
language = English / Cymraeg
next = Nesaf
skip = Hepgor
back = Yn ôl
stop-or-help = Stopio neu help
carry-on = Dal ati
stop-here = Stopio a dileu fy atebion
send = Anfon fy atebion
change-item = Newid { $number }
prefer-not = Gwell gen i beidio â dweud
yes = Ydw, rhowch wybod i mi
no = Dim diolch
change-it = Ie, ei newid
keep-it = Ei gadw fel yr oedd
take-back = Cymryd fy atebion yn ôl
ask-again = Cewch ofyn i mi eto
asked-again = ✓ Cewch ofyn i mi eto
stop-all = Stopio pob neges
see-surveys = Ar beth alla i ddweud fy marn?
see-news = Beth ddaeth ohono?
resume = Dal ati: { $title }

## The introduction: one message, at most 70 words
intro = Mae { $name } yn holi { $ages }.
intro-asks = Mae { $name } yn holi { $ages }: { $question }
intro-ages = pobl { $min }–{ $max } oed
intro-parents = rhieni a gofalwyr
intro-can = Gall newid: { $list }.
intro-cannot = Ni all: { $list }.
and-more = a mwy
intro-decision = Penderfyniad: { $owner }, erbyn { $date }.
intro-hear = Clywi'n ôl erbyn { $date }.
intro-length = { $varies ->
    [yes] Hyd at { $questions } cwestiwn
   *[no] { $questions ->
        [one] Un cwestiwn
        [two] 2 gwestiwn
       *[other] { $questions } cwestiwn
    }
}, { $minutes ->
    [one] munud
    [two] 2 funud
   *[other] { $minutes } munud
}. Hepgor neu stopio unrhyw bryd.
intro-private = Cadwn dy atebion heb dy enw. Hyd at { $most } neges.
intro-returning = Dywedaist ti na o'r blaen. Mae hynny'n sefyll nes i ti dapio ie.

## More
more-why = Pam rydyn ni'n gofyn: { $why }
more-use = Beth rydyn ni'n ei wneud â dy atebion: { $what }
more-level-consultation = Beth yw hyn: ymgynghoriad. Rydyn ni'n gwrando ar yr hyn rwyt ti'n ei ddweud. Pobl eraill sy'n penderfynu, ac yn dweud pam.
more-level-representation = Beth yw hyn: cynrychioli. Mae pobl ifanc yn mynd â dy farn i'r man lle mae pethau'n cael eu penderfynu.
more-level-decision_sharing = Beth yw hyn: penderfyniad ar y cyd. Mae pobl ifanc a staff yn penderfynu gyda'i gilydd.
more-level-implementation = Beth yw hyn: gwneud gyda'n gilydd. Mae pobl ifanc yn helpu i wneud i'r newid ddigwydd.
more-level-initiating = Beth yw hyn: wedi'i ddechrau gan bobl ifanc. Ti sy'n dweud beth ddylai gael sylw, ac mae staff yn helpu.
more-private = Sut rydyn ni'n ei gadw'n breifat: tra byddi di'n ateb, mae dy atebion dan glo. Ar ôl eu hanfon maen nhw'n mynd i flwch gydag atebion o leiaf { $batch } o bobl, wedi'u cymysgu, a does dim yn dweud pa rai yw dy rai di. Gall Telegram weld y sgwrs ei hun, fel gydag unrhyw fot.
more-receipt = Ar ôl anfon cei fotwm i gymryd dy atebion yn ôl. Mae'n gweithio tan { $date }, pan fydd hyn yn cau.
more-other-ways = Ffyrdd eraill o gymryd rhan:
more-complaints = Ddim yn hapus â sut mae hyn yn cael ei wneud? { $contact }

## Questions
progress = { $position } o { $total }
pick-one = Tapia un, neu ei deipio.
pick-any = Tapia faint fynni di, yna Nesaf. Neu teipia nhw.
pick-some = Tapia hyd at { $max }, yna Nesaf. Neu teipia nhw.
pick-between = Tapia { $min } i { $max }, yna Nesaf. Neu teipia nhw.
pick-exactly = { $min ->
    [one] Tapia un, yna Nesaf. Neu ei deipio.
   *[other] Tapia { $min }, yna Nesaf. Neu teipia nhw.
}
rank = Tapia nhw mewn trefn, dy ddewis cyntaf yn gyntaf. Neu teipia nhw mewn trefn.
rate = Tapia rif, neu ei deipio.
type-number = Teipia rif.
type-number-between = Teipia rif o { $min } i { $max }.
type-words = Teipia dy ateb, yn dy eiriau dy hun. Dim enwau, plîs: does neb yn darllen hwn yn syth.
you-said = Dy ateb hyd yn hyn: { $answer }
why-about-you = Pam rydyn ni'n gofyn: { $why }

## Kind words when something did not fit
not-an-option = Wnes i ddim gweld hwnna ymhlith yr atebion. Tapia un, neu teipia ei eiriau cyntaf.
too-few = Dewisa o leiaf { $min }, neu tapia Hepgor.
no-answer-yet = Does dim ateb yma eto. Mae Hepgor yn ei adael allan.
too-many = Mae hynny'n fwy na { $max }. Dewisa { $max } neu lai.
one-too-many = Cei { $max } ar y mwyaf. Tapia un sydd â thic i'w dynnu allan.
not-a-number = Mae angen rhif yma, fel 3.
too-small = Mae hynny'n is na { $min }. Rho { $min } neu fwy.
too-large = Mae hynny'n uwch na { $max }. Rho { $max } neu lai.
not-whole = Mae angen rhif cyfan yma, fel 3.
too-long = Mae hynny'n { $length } nod. Galla i gymryd { $max }. Alli di ei wneud yn fyrrach? Mae dy neges yn dal yma i'w chopïo.
empty = Daeth hwnna heb eiriau. Alli di ei deipio?
incomplete = Rho bob un o'r { $max } mewn trefn.
twice = Enwaist ti un ohonyn nhw ddwywaith. Mae pob un yn mynd i mewn unwaith.
old-button = Mae'r botwm yna o gynharach. Dyma lle rwyt ti nawr.
only-words = Dim ond geiriau a thapiau alla i eu darllen. Dyma lle rwyt ti.
unknown-command = Dydw i ddim yn nabod hwnna.
not-understood = Wnes i ddim deall hwnna. Tapia fotwm, neu teipia beth mae'n ei ddweud.
crossed = Daeth hwnna i mewn wrth i'r sgrin newid, felly dydw i ddim wedi'i ddefnyddio. Dyma'r cwestiwn nawr.
nothing-open = Does dim byd yn aros amdanat ti nawr.
unknown-link = Dydw i ddim yn nabod y ddolen yna. Efallai iddi gael ei theipio'n anghywir.
went-wrong = Sori, wnaeth hynny ddim gweithio. Mae dy atebion yn ddiogel. Rho gynnig arall arni.
no-edit = Dydw i ddim wedi newid dim byd. Galli fynd yn ôl at gwestiwn gydag Yn ôl, neu ei newid cyn anfon.

## Stop or help
aside = Mae cymryd hoe yn iawn: mae dy atebion yn aros yma amdanat ti.

    Mae stopio'n dileu dy atebion i hyn ar unwaith.

    Angen help gyda hyn, neu'n well gen ti siarad â pherson? { $contact }
rewritten = Fe wnest ti olygu dy neges. Dy ateb i “{ $question }” fyddai:

    { $words }

    Ei newid?

## Review and thank-you
review = Bron â gorffen. Dyma dy atebion. Does dim wedi'i anfon eto.
review-open = Galli newid neu stopio o hyd.
skipped = wedi'i hepgor
preferred-not = gwell gen i beidio â dweud
thanks = <b>Diolch yn fawr.</b> Mae dy atebion wedi'u hanfon.
thanks-decide = Beth sy'n digwydd nesaf: mae hwn yn cau ar { $closes }. Yna daw'r penderfyniad: { $owner }, erbyn { $date }.
thanks-use = Beth sy'n digwydd nesaf: mae hwn yn cau ar { $closes }. Yna: { $what }
thanks-hear = Byddi di'n clywed yn ôl yma erbyn { $date }.
thanks-receipt = Wedi newid dy feddwl? Mae'r botwm cyntaf yn cymryd dy atebion yn ôl, nes i hwn gau.
taken-back = Iawn. Mae dy atebion i hyn wedi'u tynnu allan.
not-found = Allwn ni ddim dod o hyd i atebion ar gyfer y botwm yna bellach. Ar ôl i arolwg gau, neu ar ôl cymryd atebion yn ôl, does dim yn dweud pa rai oedd dy rai di.
already-answered = Rwyt ti wedi ateb hwn. Diolch. Byddi di'n clywed yn ôl yma erbyn { $date }.
may-ask = Diolch. Byddwn ni'n gofyn i ti am bethau eraill, nawr ac yn y man.
may-not-ask = Iawn. Wnawn ni ddim gofyn i ti am bethau eraill.
take-back-by-button = Tapia “Cymryd fy atebion yn ôl” o dan y neges ddiolch. Dim ond y botwm yna sy'n gwybod pa atebion yw dy rai di.

## Leaving
stopped = { $count ->
    [0] Wedi stopio. Doeddet ti ddim wedi rhoi atebion. Wnawn ni ddim gofyn am hyn eto.
    [one] Wedi stopio. Mae dy ateb wedi'i ddileu. Wnawn ni ddim gofyn am hyn eto.
   *[other] Wedi stopio. Mae dy { $count } ateb wedi'u dileu. Wnawn ni ddim gofyn am hyn eto.
}
stopped-all = Wedi stopio. Wnawn ni ddim ysgrifennu atat ti mwyach. Os byddi di eisiau dod yn ôl rywbryd, agora ddolen a thapia ie.
declined = Mae hynny'n iawn. Diolch am ddweud.
other-ways = Galli hefyd ddweud dy farn mewn ffyrdd eraill:
want-to-hear = Wyt ti eisiau clywed beth sy'n digwydd?
will-hear = Iawn, byddi di'n clywed beth sy'n digwydd.
will-not-hear = Iawn, wnawn ni ddim ysgrifennu am hyn.

## Home, news, help
home = Helo. Mae { $name } yn gofyn i bobl ifanc yma beth ddylai newid, ac yn dweud beth ddaeth ohono.
home-open = Galli ddweud dy farn nawr:
home-none = Does dim arolwg ar agor ar hyn o bryd.
news = Beth ddaeth ohono, y diweddaraf yn gyntaf:
news-none = Does dim byd wedi dod yn ôl eto. Pan ddaw, bydd yma i ti.
closed = Mae { $title } wedi cau. Bydd yr hyn ddaeth ohono yma erbyn { $date }.
closed-none-kept = Mae { $title } wedi cau. Atebodd llai na phump o bobl, felly chafodd dim atebion eu cadw: gyda chyn lleied, gallai rhywun adnabod pobl.
closing = Mae { $title } yn cau, felly all neb newydd ddechrau. Bydd yr hyn ddaeth ohono yma erbyn { $date }.
resting = Mae { $title } yn cael hoe. Rho gynnig arall arni yn nes ymlaen.
help = Tapia ateb neu ei deipio. Galli hepgor unrhyw gwestiwn, mynd yn ôl, a stopio unrhyw bryd: teipia “stop”.

    Mae /surveys yn dangos ar beth alli di ddweud dy farn, /news beth ddaeth ohono, mae /language yn newid yr iaith, a /stop yn stopio.

    Cwestiynau am hyn? { $contact }
choose-language = Pa iaith?
group = Ysgrifenna ata i'n breifat, os gweli di'n dda. Dydy atebion mewn grŵp ddim yn breifat.
invitation = Rydyn ni'n gofyn eto, a dywedaist ti y cawn ni. Dweda dy farn ar: { $title }

## Words that steer, when typed
typed-start = dechrau, ie, iawn, cychwyn, ie gofynnwch hwn i mi
typed-decline = ddim i mi, na
typed-more = mwy
typed-less = llai
typed-languages = iaith, ieithoedd
typed-language-en = saesneg
typed-language-cy = cymraeg
typed-next = nesaf, gorffen, wedi gorffen, ymlaen
typed-skip = hepgor, pasio
typed-prefer-not = gwell gen i beidio â dweud
typed-back = yn ôl, nôl
typed-aside = help, cymorth, stopio neu help
typed-carry-on = dal ati, ymlaen, na, ei gadw, ei gadw fel yr oedd
typed-send = anfon, anfon fy atebion
typed-accept = ie, newid, ei newid, ie ei newid
typed-stop = stopio a dileu fy atebion
typed-change = newid
typed-yes = ydw, ie, iawn, ydw rhowch wybod i mi
typed-no = na, nac ydw, dim diolch
typed-surveys = arolygon, ar beth alla i ddweud fy marn
typed-news = newyddion, beth ddaeth ohono
typed-take-back = cymryd fy atebion yn ôl
typed-ask-again = cewch ofyn i mi eto
typed-stop-all = stopio pob neges

## You said, we did
told-title = <b>Dywedoch chi, gwnaethom ni: { $title }</b>
told-thanks = Diolch i bawb a gymerodd ran. { $heard }.
told-said = <b>Dywedoch chi:</b> { $said }
told-done = <b>Rydyn ni wedi'i wneud:</b> { $words }
told-doing = <b>Rydyn ni'n ei wneud:</b> { $words }
told-not-doing = <b>Wnawn ni ddim hyn, oherwydd:</b> { $words }
told-not-decided = <b>Heb ei benderfynu tan { $date }:</b> { $words }
told-owner = Penderfynwyd gan: { $owner }.
told-complaints = Cwestiynau, neu ddim yn hapus â hyn? { $contact }

## What the commands do
command-surveys = Ar beth alli di ddweud dy farn
command-news = Beth ddaeth ohono
command-help = Sut mae hyn yn gweithio
command-language = Newid yr iaith
command-stop = Stopio
