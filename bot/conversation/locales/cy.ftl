# Yr hyn mae'r bot yn ei ddweud yn Gymraeg. Byr, cynnes, clir.

## Buttons
start = Dechrau
start-again = Ie, gofynnwch hwn i mi
not-for-me = Ddim i mi
have-a-look = Cael golwg
more = Mwy
less = Llai
language = English / Cymraeg
language-easy = English / Cymraeg / Easy Read
next = Nesaf
skip = Hepgor
back = Yn ôl
stop-or-help = Stopio neu help
stop = Stopio
carry-on = Dal ati
stop-here = Stopio a dileu fy atebion
send = Anfon fy atebion
change-item = Newid { $number }
prefer-not = Gwell gen i beidio â dweud
yes = Ydw, rhowch wybod i mi
no = Dim diolch
change-it = Ie, ei newid
keep-it = Ei gadw fel yr oedd
reword = Ei newid
anyway = Ei anfon beth bynnag
my-answer = Dyma fy ateb
take-back = Cymryd fy atebion yn ôl
ask-again = Cewch ofyn i mi eto
asked-again = ✓ Cewch ofyn i mi eto
stop-all = Stopio pob neges
keep-and-leave = Cadw beth ddywedais i a gadael
break = Cymryd hoe
undo = Dadwneud
why = Pam?
why-not = Pam ddim?
why-too-long = Rhy hir
why-hard-to-use = Anodd ei ddarllen neu ei ddefnyddio
why-not-about-me = Dim byd i'w wneud â fi
why-no-trust = Dydw i ddim yn ymddiried ynddo
why-rather-talk = Gwell gen i siarad â rhywun
why-something-else = Rhywbeth arall
why-not-now = Ddim nawr
why-other-language = Mae angen iaith arall arna i
why-not-private = Dyw hi ddim yn breifat yma
why-nothing-changes = Fydd dim byd yn newid beth bynnag
why-no-reason = Gwell gen i beidio â dweud
how-often = Pa mor aml rydych chi'n ysgrifennu
often-again = Cewch ysgrifennu ata i eto
often-twice = Dwy yr wythnos ar y mwyaf
often-once = Un yr wythnos ar y mwyaf
often-news = Dim ond dweud beth newidiodd
often-not-for-a-week = Wythnos o hoe
often-not-for-a-month = Mis o hoe
often-not-until-back = Dim byd nes i fi ddod nôl
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
intro-decision = { $level ->
    [representation] Mae pobl ifanc yn siarad drosot ti. Penderfyniad: { $owner }, erbyn { $date }.
    [decision_sharing] Penderfynu ar y cyd: { $owner }, erbyn { $date }.
    [implementation] Penderfyniad: { $owner }, erbyn { $date }. Wedyn mae pobl ifanc yn helpu i'w wneud.
    [initiating] Pobl ifanc ddechreuodd hyn. Ateb: { $owner }, erbyn { $date }.
   *[consultation] Penderfyniad: { $owner }, erbyn { $date }.
}
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
intro-stopped = Stopiaist ti ein negeseuon. Dim ond ar gyfer hwn mae ie: bydd beth ddaw ohono o dan /news.
intro-returning = Dywedaist ti na o'r blaen. Mae hynny'n sefyll nes i ti dapio ie.

## More
more-why = Pam rydyn ni'n gofyn: { $why }
more-use = Beth rydyn ni'n ei wneud â dy atebion: { $what }
more-level-consultation = Beth yw hyn: ymgynghoriad. Rydyn ni'n gwrando ar yr hyn rwyt ti'n ei ddweud. Pobl eraill sy'n penderfynu, ac yn dweud pam.
more-level-representation = Beth yw hyn: cynrychioli. Mae pobl ifanc yn mynd â dy farn i'r man lle mae pethau'n cael eu penderfynu.
more-level-decision_sharing = Beth yw hyn: penderfyniad ar y cyd. Mae pobl ifanc a staff yn penderfynu gyda'i gilydd.
more-level-implementation = Beth yw hyn: gwneud gyda'n gilydd. Mae pobl ifanc yn helpu i wneud i'r newid ddigwydd.
more-level-initiating = Beth yw hyn: wedi'i ddechrau gan bobl ifanc. Ti sy'n dweud beth ddylai gael sylw, ac mae staff yn helpu.
## What a level above consultation says of young people's part: names in front of staff's own words
part-representatives = Pwy sy'n siarad dros bobl ifanc
part-speak-for = Dros bwy maen nhw'n siarad
part-chosen = Sut cawson nhw eu dewis
part-share = Cyfran pobl ifanc
part-disagreement = Os ydyn ni'n anghytuno
part-doing = Beth mae pobl ifanc yn ei wneud
part-support = Gyda pha gymorth
part-idea-of = Syniad pwy oedd e
part-answered-by = Pwy sy'n ei ateb
part-by = Erbyn pryd

more-private = Sut rydyn ni'n ei gadw'n breifat: tra byddi di'n ateb, mae dy atebion dan glo. Ar ôl eu hanfon maen nhw'n mynd i flwch gydag atebion o leiaf { $batch } o bobl, wedi'u cymysgu, a does dim yn dweud pa rai yw dy rai di. Gall Telegram weld y sgwrs ei hun, fel gydag unrhyw fot.
more-sealed = Ar ôl i ti dapio Anfon, mae dy atebion yn cael eu cloi ag ail allwedd, sy'n cael ei chadw yn rhywle arall. Ar ôl hynny, all y cyfrifiadur sy'n rhedeg y sgwrs hon ddim eu hagor. Dim ond yn y lle arall hwnnw maen nhw'n cael eu hagor, ar ôl i hwn gau.
more-receipt = Ar ôl anfon cei fotwm i gymryd dy atebion yn ôl. Mae'n gweithio tan { $date }, pan fydd hyn yn cau.
more-other-ways = Ffyrdd eraill o gymryd rhan:
more-complaints = Ddim yn hapus â sut mae hyn yn cael ei wneud? { $contact }

## The word of a session
door = Teipia'r gair sy'n cael ei ddangos lle rwyt ti.
door-together = Dim gair yno? Mae hwn yn cael ei ateb gyda'ch gilydd, mewn sesiwn. Gofynna i'r person a soniodd amdano.
door-wrong = Nid dyna'r gair sy'n cael ei ddangos nawr. Edrycha eto, a theipia fe unwaith yn rhagor.
door-too-many = Rwyt ti wedi rhoi cynnig arni sawl gwaith. Gofynna i'r person sy'n cynnal y sesiwn, a rho gynnig arall arni mewn deg munud.
door-closed = Does dim gair yn gweithio ar hyn o bryd.
door-preview = Rhagolwg: mae unrhyw air yn gywir yma.

## Questions
progress = { $position } o { $total }
point-of = { $point } allan o { $points }
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
type-words = Teipia dy ateb, yn dy eiriau dy hun. Dim enwau, plîs. Does neb yn darllen hwn yn syth. Angen help nawr? Tapia “{ stop-or-help }”.
you-said = Dy ateb hyd yn hyn: { $answer }
why-about-you = Pam rydyn ni'n gofyn: { $why }
picture-shows = Llun:
pictures-show = Yn y lluniau:

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
goes-alone = Mae “{ $option }” yn ateb ar ei ben ei hun. Dewisa hwnnw yn unig, neu'r lleill hebddo.
old-button = Mae'r botwm yna o gynharach. Dyma lle rwyt ti nawr.
only-words = Dim ond geiriau a thapiau alla i eu darllen. Dyma lle rwyt ti.
unknown-command = Dydw i ddim yn nabod hwnna.
not-understood = Wnes i ddim deall hwnna. Tapia fotwm, neu teipia beth mae'n ei ddweud.
crossed = Daeth hwnna i mewn wrth i'r sgrin newid, felly dydw i ddim wedi'i ddefnyddio. Dyma'r cwestiwn nawr.
stop-writing = Does dim byd yn aros amdanat ti nawr. Os wyt ti eisiau i ni stopio ysgrifennu atat ti, tapia'r botwm.
nothing-open = Does dim byd yn aros amdanat ti nawr.
unknown-link = Dydw i ddim yn nabod y ddolen yna. Efallai iddi gael ei theipio'n anghywir.
went-wrong = Sori, wnaeth hynny ddim gweithio. Mae dy atebion yn ddiogel. Rho gynnig arall arni.
no-edit = Dydw i ddim wedi newid dim byd. Galli fynd yn ôl at gwestiwn gydag Yn ôl, neu ei newid cyn anfon.

## Stop or help
aside = Mae cymryd hoe yn iawn: mae dy atebion yn aros yma amdanat ti.

    Mae stopio'n dileu dy atebion i hyn ar unwaith.
aside-keep = Neu cadwa beth ddywedaist ti: mae'n cael ei anfon fel y mae, a'r gweddill yn cael ei adael allan.
aside-help = Angen help gyda hyn, neu'n well gen ti siarad â pherson? { $contact }
held-details = Dim ond gwirio. Mae'n edrych fel bod hyn ynddo: { $what }.

    “{ $words }”

    Gallai pwy bynnag sy'n ei ddarllen wedyn wybod am bwy mae'n sôn. Ti sy'n dewis.
held-doubt = Gall hwnna fod yn ateb, neu'n ffordd o ddweud stop. Pa un yw e?

    “{ $words }”

    I stopio, galli di deipio “stop” hefyd.
held-doubt-here = “{ $words }”: wyt ti eisiau stopio hwn, neu ddal ati?

    I stopio, galli di deipio “stop” hefyd.
type-again = Iawn, dydy hwnna ddim yn cael ei gadw. Teipia fe eto.
rewritten-details = Mae'n edrych fel bod hyn yn dy eiriau newydd: { $what }. Ti sy'n dewis.
detail-phone = rhif ffôn
detail-email = cyfeiriad e-bost
detail-link = dolen
detail-handle = enw cyfrif
detail-postcode = cod post
detail-nhs = rhif GIG
detail-ni = rhif Yswiriant Gwladol
detail-name = enw rhywun
detail-school = enw ysgol
detail-any = rhywbeth sy'n dweud am bwy mae'n sôn
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
thanks-news = Gofynnaist ti i ni beidio ag ysgrifennu, felly wnawn ni ddim. Bydd beth ddaw ohono o dan /news erbyn { $date }.
thanks-receipt = Wedi newid dy feddwl? Mae'r botwm cyntaf yn cymryd dy atebion yn ôl, nes i hwn gau. Mae dy dderbynneb yn gwneud yr un peth, os gludi di hi yma: cadwa hi i ti dy hun.
taken-back = Iawn. Mae dy atebion i hyn wedi'u tynnu allan.
not-found = Allwn ni ddim dod o hyd i atebion ar gyfer hwnna bellach. Ar ôl i arolwg gau, neu ar ôl cymryd atebion yn ôl, does dim yn dweud pa rai oedd dy rai di.
already-answered = Rwyt ti wedi ateb hwn. Diolch. Byddi di'n clywed yn ôl yma erbyn { $date }.
may-ask = Diolch. Byddwn ni'n gofyn i ti am bethau eraill, nawr ac yn y man.
may-not-ask = Iawn. Wnawn ni ddim gofyn i ti am bethau eraill.
take-back-by-button = Tapia “Cymryd fy atebion yn ôl” o dan y neges ddiolch, neu gluda dy dderbynneb yma. Dim ond nhw sy'n gwybod pa atebion yw dy rai di.

## Leaving
stopped = { $count ->
    [0] Wedi stopio. Doeddet ti ddim wedi rhoi atebion. Wnawn ni ddim gofyn am hyn eto.
    [one] Wedi stopio. Mae dy ateb wedi'i ddileu. Wnawn ni ddim gofyn am hyn eto.
   *[other] Wedi stopio. Mae dy { $count } ateb wedi'u dileu. Wnawn ni ddim gofyn am hyn eto.
}
stopped-all = { $count ->
    [0] Wedi stopio. Wnawn ni ddim ysgrifennu atat ti mwyach.
    [one] Wedi stopio. Wnawn ni ddim ysgrifennu atat ti mwyach. Mae dy ateb oedd heb ei anfon wedi'i ddileu.
   *[other] Wedi stopio. Wnawn ni ddim ysgrifennu atat ti mwyach. Mae dy { $count } ateb oedd heb eu hanfon wedi'u dileu.
}
stopped-all-less = Oeddet ti'n meddwl rhywbeth llai na hynny? Un tap sydd ei angen. Mae Dadwneud yn gweithio heddiw ac yfory.
undone = Wedi'i ddadwneud. Cawn ni ofyn i ti am “{ $title }” eto. Mae dy atebion yn dal wedi'u dileu.
undone-all = Wedi'i ddadwneud. Cawn ni ysgrifennu atat ti eto. Mae atebion a ddilëwyd yn dal wedi'u dileu.
undo-late = Mae'n rhy hwyr i ddadwneud hynny: am ddiwrnod mae'n gweithio. Os hoffet ti gymryd rhan yn “{ $title }” wedi'r cyfan, mae croeso i ti.
undo-late-all = Mae'n rhy hwyr i ddadwneud hynny: am ddiwrnod mae'n gweithio. Galli ei newid yma pryd bynnag y mynni di.
undo-nothing = Does dim byd i'w ddadwneud.
undo-by-button = Gadewaist ti fwy nag un. Tapia Dadwneud o dan yr un rwyt ti'n ei feddwl.
why-ask = Beth oedd y rheswm? Un tap, os wyt ti'n dymuno. Dim ond ei gyfri rydyn ni: does dim yn dweud mai ti oedd e.
why-thanks = Diolch am ddweud. Does dim byd rydyn ni'n ei gadw yn dweud mai ti oedd e.
why-late = Rwyt ti wedi dweud wrthon ni'n barod, neu roedd yn rhy bell yn ôl i'w gyfri. Diolch yr un fath.
why-talk = I siarad â ni: { $contact }
why-later = Mae nes ymlaen yn iawn hefyd.
break-how-long = Cymera faint fynni di o amser. Am ba hyd y dylen ni adael llonydd i ti?
break-waits = Mae dy atebion yn aros yma amdanat ti nes i'r arolwg gau.
declined = Mae hynny'n iawn. Diolch am ddweud.
other-ways = Galli hefyd ddweud dy farn mewn ffyrdd eraill:
want-to-hear = Wyt ti eisiau clywed beth sy'n digwydd?
will-hear = Iawn, byddi di'n clywed beth sy'n digwydd.
will-not-hear = Iawn, wnawn ni ddim ysgrifennu am hyn.

## How often we may write
often = Pa mor aml y cawn ni ysgrifennu atat ti?
often-is-twice = Nawr: dwy neges yr wythnos ar y mwyaf. Dydy clywed beth ddaeth o arolwg ddim yn cyfri yn hynny.
often-is-once = Nawr: un neges yr wythnos ar y mwyaf. Dydy clywed beth ddaeth o arolwg ddim yn cyfri yn hynny.
often-may-ask = Dywedaist ti y cawn ni ofyn i ti am bethau eraill hefyd.
often-is-news = Nawr: dim ond dweud wrthyt ti beth newidiodd.
often-is-paused = Nawr: dim byd gennym ni tan ar ôl { $date }. Mae beth newidiodd yn y cyfamser o dan /news.
often-is-paused-open = Nawr: dim byd gennym ni nes i ti ddod yn ôl. Mae beth newidiodd yn y cyfamser o dan /news.
often-is-stopped = Nawr: dydyn ni ddim yn ysgrifennu atat ti o gwbl. Mae beth newidiodd o dan /news, os byddi di eisiau edrych.

## The charter
charter-title = <b>Beth rydyn ni'n ei addo i ti</b>
charter-promise = • { $promise }
charter-agreed = Cytunwyd ar { $date }, gyda: { $people }.
charter-none = Dydyn ni ddim wedi cytuno ar siarter gyda phobl ifanc eto. Mae beth sy'n digwydd i'r hyn rwyt ti'n ei ddweud o dan /privacy.

## Home, news, help
home = Helo. Mae { $name } yn gofyn i bobl ifanc yma beth ddylai newid, ac yn dweud beth ddaeth ohono.
home-open = Galli ddweud dy farn nawr:
home-none = Does dim arolwg ar agor ar hyn o bryd.
news = Beth ddaeth ohono, y diweddaraf yn gyntaf:
news-none = Does dim byd wedi dod yn ôl eto. Pan ddaw, bydd yma i ti.
news-said = Beth ddywedoch chi
news-late = Rydyn ni'n hwyr
news-feedback = Beth wnaethon ni
news-added = Un ateb arall
news-follow-up = Sut aeth hi wedyn
news-quiet = Mae gan { $name } newyddion i ti, am rywbeth y cest ti dy holi amdano. Mae'n breifat, felly dim ond wrth dapio mae'n agor.
read-it = Ei ddarllen
all-in-words = Y cyfan, mewn geiriau
said-later = Cyn hynny, ar { $date }, byddwn ni'n dweud beth ddywedodd pawb. Mae hynny'n hwyrach nag oedden ni wedi'i fwriadu. Pam: { $why }
closed = Mae { $title } wedi cau. Bydd yr hyn ddaeth ohono yma erbyn { $date }.
closed-none-kept = Mae { $title } wedi cau. Atebodd llai na phump o bobl, felly chafodd dim atebion eu cadw: gyda chyn lleied, gallai rhywun adnabod pobl.
closing-now = Mae hwn yn cau. Mae gen ti ychydig funudau: bydd beth wyt ti'n ei anfon cyn hynny yn dal i gyfri.
closing = Mae { $title } yn cau, felly all neb newydd ddechrau. Bydd yr hyn ddaeth ohono yma erbyn { $date }.
resting = Mae { $title } yn cael hoe. Rho gynnig arall arni yn nes ymlaen.
help = Tapia ateb neu ei deipio. Galli hepgor unrhyw gwestiwn, mynd yn ôl, a stopio unrhyw bryd: teipia “stop”.

    Mae /surveys yn dangos ar beth alli di ddweud dy farn, /news beth ddaeth ohono, mae /language yn newid yr iaith, a /stop yn stopio. Teipia “hoe” i gymryd hoe, neu “pa mor aml” i glywed llai gennym ni.

    Mae /privacy yn dweud beth sy'n digwydd i'r hyn rwyt ti'n ei ddweud, /mydata yn dangos beth sydd gennym amdanat ti, a /forgetme yn ei ddileu.

    Cwestiynau am hyn? { $contact }
choose-language = Pa iaith?
group = Ysgrifenna ata i'n breifat, os gweli di'n dda. Dydy atebion mewn grŵp ddim yn breifat.
invitation = Rydyn ni'n gofyn eto, a dywedaist ti y cawn ni. Dweda dy farn ar: { $title }
reminder = Gelli di ddweud dy farn ar “{ $title }” o hyd, tan { $closes }. Does dim rhaid i ti: mae'r ddau'n iawn. Fyddwn ni ddim yn dy atgoffa eto.
reminder-begun = Fe wnest ti ddechrau “{ $title }”, a dwyt ti ddim wedi anfon dy atebion eto. Mae ar agor tan { $closes }. Gelli di ddal ati, neu stopio a chael dileu dy atebion: mae'r ddau'n iawn. Fyddwn ni ddim yn dy atgoffa eto.
still-wanted = Dydyn ni ddim wedi clywed gennyt ti ers amser hir. Wyt ti eisiau clywed gan { $name } o hyd?

    Os wyt ti'n dweud na, neu os na fyddwn ni'n clywed dim am fis, byddwn ni'n dileu popeth rydyn ni'n ei gadw amdanat ti.
still-wanted-yes = Ydw, cadwch mewn cysylltiad
still-wanted-no = Nac ydw, anghofiwch fi

## Words that steer, when typed
typed-start = dechrau, ie, iawn, cychwyn, ie gofynnwch hwn i mi
typed-decline = ddim i mi, na
typed-more = mwy
typed-less = llai
typed-languages = iaith, ieithoedd, english / cymraeg / easy read
typed-language-en = saesneg
typed-language-cy = cymraeg
typed-language-en-easy = easy read, hawdd ei ddarllen, saesneg hawdd, saesneg syml
typed-next = nesaf, gorffen, wedi gorffen, ymlaen
typed-skip = hepgor, pasio
typed-prefer-not = gwell gen i beidio â dweud
typed-back = yn ôl, nôl
typed-aside = help, cymorth, stopio neu help
typed-carry-on = dal ati, ymlaen, na, ei gadw, ei gadw fel yr oedd
typed-send = anfon, anfon fy atebion
typed-accept = ie, newid, ei newid, ie ei newid
typed-stop = stopio a dileu fy atebion
typed-reword = ei newid, newid, dal ati, ymlaen, ei deipio eto
typed-anyway = ei anfon beth bynnag, anfon beth bynnag, anfon, dyma fy ateb, fy ateb i
typed-change = newid
typed-yes = ydw, ie, iawn, ydw rhowch wybod i mi
typed-no = na, nac ydw, dim diolch
typed-surveys = arolygon, ar beth alla i ddweud fy marn
typed-news = newyddion, beth ddaeth ohono
typed-promises = addewidion, ein haddewidion, eich addewidion
typed-take-back = cymryd fy atebion yn ôl
typed-ask-again = cewch ofyn i mi eto
typed-stop-all = stopio pob neges, stopiwch bob neges, stopio popeth, dim mwy o negeseuon, peidiwch ag ysgrifennu ata i eto, paid ag ysgrifennu ata i eto
typed-only-news = dim ond dweud beth newidiodd, dim ond y newyddion, dim ond newyddion
typed-pause-week = wythnos o hoe, hoe am wythnos, saib am wythnos, stopio am wythnos
typed-pause-month = mis o hoe, hoe am fis, saib am fis, stopio am fis
typed-pause-until-back = dim byd nes i fi ddod nôl, dim byd nes i mi ddod yn ôl, hoe nes i fi ddod nôl
typed-write-again = cewch ysgrifennu ata i eto, gei di ysgrifennu ata i eto
typed-how-often = pa mor aml rydych chi'n ysgrifennu, pa mor aml, gosodiadau, ydw cadwch mewn cysylltiad, cadwch mewn cysylltiad
typed-break = hoe, saib, cymryd hoe, ddim nawr, dim nawr
typed-undo = dadwneud, dad-wneud, tro fe nôl
typed-why = pam, pam ddim
typed-keep = cadw beth ddywedais i a gadael, anfon beth ddywedais i a gadael
typed-privacy = preifatrwydd, polisi preifatrwydd, diogelu data
typed-privacy-whole = y polisi cyfan, polisi cyfan
typed-privacy-less = yn fyr
typed-mydata = fy nata, beth sydd gennych chi amdana i, beth ydych chi'n ei gadw amdana i, beth ydych chi'n ei wybod amdana i
typed-mydata-file = fel ffeil, fy nata fel ffeil
typed-forget-me = anghofiwch fi, anghofia fi, dilëwch fy nata, dileu fy nata, dilëwch bopeth amdana i, nac ydw anghofiwch fi
typed-forget-yes = ie anghofiwch fi
typed-carry-on-here = dal ati lle roeddwn i, na peidiwch â fy anghofio

## Privacy, your data, being forgotten
privacy-title = <b>Dy breifatrwydd, yn fyr</b>
privacy-short = { $name } sy'n holi yma. Dydyn ni ddim yn cadw dy enw, dy rif ffôn na dy lun.

    Wrth i ti ateb, mae dy atebion dan glo. Ar ôl eu hanfon, maen nhw'n cael eu cymysgu ag atebion pobl eraill: o leiaf { $batch } ar y tro, neu rai pawb os oes llai'n cymryd rhan. Wedyn does dim yn dweud pa rai yw dy rai di.

    Rydyn ni'n cofio'r sgwrs hon, dan glo, i ti gael dal ati a chlywed yn ôl.

    Gall Telegram weld y sgwrs, fel gydag unrhyw fot.

    Galli stopio unrhyw bryd, cymryd atebion yn ôl, gweld beth sydd gennym (/mydata) a chael dy anghofio (/forgetme).

    Cwestiynau? { $contact }
privacy-whole = Y polisi cyfan
privacy-less = Yn fyr
policy-who = <b>Pwy sy'n gyfrifol</b>
    { $name }. { $contact }
policy-protection = Diogelu data: { $contact }
policy-basis = Pam mae'r gyfraith yn caniatáu hyn: { $basis }
policy-held = <b>Beth rydyn ni'n ei gadw amdanat ti</b>
    Rhif ar hap i ti, a rhif y sgwrs hon, dan glo. Dy iaith. Beth gawn ni ei anfon atat ti, ac ers pa ddiwrnod. Y mis yr ysgrifennaist ti ddiwethaf. Tra bo arolwg ar agor: pa mor bell est ti, a dy atebion, dan glo, nes iddyn nhw gael eu cyfrif. Wedyn dim ond dy fod i glywed yn ôl. Dim enw, enw defnyddiwr, rhif ffôn, llun, dyfais nac amser o'r dydd. Mae /mydata yn dangos y cyfan.
policy-apart = <b>Pa mor bell mae dy atebion oddi wrthyt ti</b>
    • Ar ôl i arolwg gau, does dim yn yr hyn rydyn ni'n ei gadw, nac mewn copi wrth gefn a wnaed wedyn, yn dweud pa atebion ddaeth pryd na gan bwy.
    • Gyda chopi hŷn, neu gyda logiau cronfa ddata, gallai rhywun gulhau dy atebion i grŵp o o leiaf { $batch } o bobl, neu i bawb a gymerodd ran os oedd llai.
policy-key = • Gall pwy bynnag sydd â'n hallwedd a chopi o cyn y cyfrif ddarllen yr atebion sydd ynddo. Felly cedwir yr allwedd ar wahân i bob copi.
policy-sealed-key = • Lle mae atebion wedi'u selio, mae angen un allwedd arall: mae'r hyn rwyt ti'n ei anfon yn cael ei gloi ag allwedd sydd ddim ar ein peiriant. Tra wyt ti'n dal i ateb, mae ein hallwedd ni'n ddigon.
policy-few = Gyda llai na phum ateb i arolwg, does dim un yn cael ei gadw.
policy-machine = <b>Ble mae'n cael ei gadw</b>
    Ar y peiriant sy'n rhedeg y bot hwn. Mae'r allwedd mewn lle arall. Mae'r hyn sy'n cael ei ddileu yn mynd o ddefnydd ar unwaith, o log y gronfa ddata o fewn munudau, ac o gorneli olaf ei ffeil wrth lanhau bob nos.
policy-database = <b>Ble mae'n cael ei gadw</b>
    Mewn cronfa ddata (PostgreSQL) y mae { $name } yn ei rhedeg neu'n ei rhentu. Mae'r allwedd mewn lle arall. Mae'r hyn sy'n cael ei ddileu yn mynd o ddefnydd ar unwaith; gall ffeiliau a logiau'r gronfa ei ddal, dan glo, am ychydig.
policy-backups = Gall copi wrth gefn ei ddal yn hirach, dan glo. Pan fydd un yn cael ei roi'n ôl, mae'r rhai a anghofiwyd yn cael eu hanghofio eto: ar gyfer hynny rydyn ni'n cadw eu rhif ar hap a'r diwrnod, a dim arall.
policy-time = <b>Am ba hyd</b>
    • Atebion sydd heb eu hanfon: nes i { $days } diwrnod fynd heb air gen ti, neu nes i'r arolwg gau. Mae saib gen ti'n stopio'r cloc hwnnw.
    • Beth ddaeth o bob arolwg gyda ti: nes iddo gau. Wedyn dim ond rhifau sy'n aros.
    • Dy fod i glywed yn ôl: tan { $news } mis ar ôl y neges olaf a addawyd.
    • Dy eiriau dy hun: tan y diwrnod mae eu harolwg yn ei osod, beth amser ar ôl iddo gael ei ateb.
    • Popeth arall: tan { $months } mis ar ôl i ti ysgrifennu ddiwethaf. Byddwn ni'n gofyn i ti unwaith cyn hynny.
policy-telegram = <b>Beth mae Telegram yn ei ddysgu</b>
    Dydy sgyrsiau gyda bot ddim wedi'u hamgryptio o ben i ben. Mae Telegram yn cario pob neges yma, yn gallu ei gweld, ac yn gwybod cyfrif pwy yw e; ei bolisi ei hun sy'n dweud beth mae'n ei gadw. Mae'n anfon dy enw aton ni gyda phob neges: dydyn ni ddim yn cadw hwnnw. Mae dileu'r sgwrs yn Telegram yn clirio dy ffôn, nid yr hyn sydd gennym ni. /forgetme sy'n gwneud hynny.
policy-rights = <b>Beth alli di ei wneud</b>
    • Cymryd atebion yn ôl nes i'w harolwg gau: gyda'r botwm o dan y neges ddiolch, neu gyda chod dy dderbynneb.
    • Gweld beth sydd gennym: /mydata, hefyd fel ffeil. Rhywbeth o'i le ynddo? Dweda wrthon ni.
    • Cael ei ddileu: /forgetme.
    • Cwyno i ni, neu i Swyddfa'r Comisiynydd Gwybodaeth: ico.org.uk, 0303 123 1113.
mydata-title = <b>Beth rydyn ni'n ei gadw amdanat ti</b>
mydata-nothing = Dim. Dydyn ni'n cadw dim amdanat ti ar hyn o bryd.
mydata-chat = Rhif y sgwrs hon, dan glo, a rhif ar hap i ti. Nid dy enw, enw defnyddiwr, rhif ffôn na llun.
mydata-language = Dy iaith: { $language }.
mydata-month = Ysgrifennaist ti ddiwethaf ym mis { $month }.
mydata-asks = Cawn ysgrifennu atat ti am arolygon y dechreuaist ti neu y gofynnaist ti amdanyn nhw.
mydata-news-only = Dim ond yr hyn a newidiodd rydyn ni'n ei ddweud wrthot ti.
mydata-paused = Rwyt ti wedi rhoi saib i ni nes i ti ddod yn ôl.
mydata-paused-until = Rwyt ti wedi rhoi saib i ni tan { $date }.
mydata-stopped = Rwyt ti wedi stopio pob neges.
mydata-stopped-on = Y tro diwethaf i ti stopio, neu ddweud na, oedd { $date }.
mydata-lost = Dywedodd Telegram wrthon ni na allwn ni dy gyrraedd.
mydata-may-ask = Dywedaist ti y cawn ni ofyn i ti am bethau eraill.
mydata-may-not-ask = Dwyt ti ddim wedi dweud y cawn ni ofyn i ti am bethau eraill.
mydata-before = Cyn hynny: { $standing }
mydata-week = Negeseuon a ddechreuon ni yn wythnos { $week }: { $count }.
mydata-asked-still = Gofynnon ni i ti ym mis { $month } a wyt ti eisiau hyn o hyd.
mydata-staff = Rwyt ti'n aelod o staff yma ({ $role }), ac mae'r hyn mae staff yn ei wneud yn cael ei gofnodi. Y sefydliad biau hynny: dydy /forgetme ddim yn ei ddileu.
mydata-unexplained = Galli di ddweud o hyd pam y gadewaist ti: { $title }.
mydata-most = Rydyn ni'n dechrau { $most } neges yr wythnos ar y mwyaf, fel y dewisaist ti.
mydata-surveys = <b>Arolygon</b>
mydata-reached = { $title }: dywedon ni wrthot ti amdano.
mydata-not-reached = { $title }: wnaeth ein neges amdano ddim dy gyrraedd.
mydata-looked = { $title }: cefaist ti olwg arno.
mydata-part-done = { $title }: rwyt ti ran o'r ffordd drwyddo.
mydata-break = { $title }: rwyt ti'n cymryd hoe ohono.
mydata-uncounted = { $title }: wedi'i anfon, heb ei gyfrif eto.
mydata-counted = { $title }: wedi'i anfon a'i gyfrif. Does dim yn dweud pa atebion yw dy rai di, felly allwn ni ddim edrych amdanyn nhw, ddim hyd yn oed i ti.
mydata-declined = { $title }: dywedaist ti na.
mydata-left = { $title }: gadewaist ti, neu gymryd dy atebion yn ôl. Maen nhw wedi'u dileu.
mydata-could-not = { $title }: dywedaist ti na allet ti.
mydata-reminded = Fe wnaethon ni dy atgoffa unwaith.
mydata-wants-to-hear = Rwyt ti eisiau clywed beth ddaw ohono.
mydata-does-not-want-to-hear = Dwyt ti ddim eisiau clywed beth ddaw ohono.
mydata-sealed = Mae'r atebion hyn dan glo ag allwedd sydd ddim yma. Allwn ni ddim eu dangos.
mydata-hears = Rwyt ti ar y rhestr i glywed beth ddaw o: { $titles }.
mydata-waiting = Mae neges i ti'n aros i gael ei hanfon am: { $titles }.
mydata-more = Mae mwy nag sy'n ffitio yma: mae yn y ffeil.
mydata-receipts = Dydy dy dderbynebau ddim yma. Nes i dy atebion gael eu cyfrif, maen nhw dan glo wrth eu hymyl. Dydyn ni ddim yn eu dangos ddwywaith: gallai'r neges hon, neu'r ffeil, fynd i ddwylo pobl eraill.
mydata-button = Beth sydd gennych chi amdana i
mydata-file = Fel ffeil
mydata-file-comes = Dyma hi.
mydata-caption = Popeth rydyn ni'n ei gadw amdanat ti. Cadwa hi mewn lle diogel: gall pwy bynnag sy'n ei hagor ei darllen.
forget-me = Anghofiwch fi
forget-warning = <b>Wyt ti am i ni dy anghofio?</b>

    Yna mae popeth rydyn ni'n ei gadw amdanat ti'n cael ei ddileu ar unwaith: dy iaith, beth ddewisaist ti, pa arolygon agoraist ti, a phob ateb sydd heb ei gyfrif eto. Fyddi di ddim yn clywed yn ôl gennym am ddim byd.
forget-uncounted = Heb eu cyfrif eto, felly'n cael eu dileu: { $titles }.
forget-counted = Wedi'u cyfrif yn barod: { $titles }. Does dim yn dweud pa rai o'r atebion yna yw dy rai di, felly dim ond dy dderbynneb all eu tynnu allan: tapia “Cymryd fy atebion yn ôl” o dan y neges ddiolch, neu gluda god dy dderbynneb yma. Gwell gwneud hynny nawr. Mae'n gweithio nes i'r arolwg gau.
forget-no-undo = Does dim modd dadwneud hyn. Os doi di'n ôl, byddi di'n dechrau fel rhywun newydd.
forget-yes = Ie, anghofiwch fi
forget-no = Na, peidiwch â fy anghofio
forgotten = <b>Iawn. Rydyn ni wedi dy anghofio.</b>

    Mae popeth roedden ni'n ei gadw amdanat ti wedi'i ddileu, a phob ateb gen ti oedd heb ei gyfrif eto. Allwn ni ddim dod ag e'n ôl.
forgotten-counted = Mae atebion a gafodd eu cyfrif yn aros. Nes i'w harolwg gau, gall dy dderbynneb eu tynnu allan o hyd.
forgotten-chat = Mae'r sgwrs hon yn dal ar dy ffôn a gyda Telegram. Galli ei dileu yno.
carry-on-here = Dal ati lle roeddwn i
copy-receipt = Copïo fy nerbynneb

## What you said, by itself
said-title = <b>Beth ddywedoch chi: { $title }</b>
said-came-later = Mae hyn yn dod yn hwyrach nag y dywedon ni ar y dechrau. Pam: { $why }
said-picture = Mae'r llun yn dangos beth ddywedodd y rhan fwyaf ohonoch chi.
said-more = { $count ->
    [one] Ac un cwestiwn arall.
    [two] A { $count } gwestiwn arall.
   *[other] A { $count } cwestiwn arall.
}
said-not-shown = Dydyn ni ddim yn dangos beth gafodd ei ddweud: gyda chyn lleied o atebion, gallai rhywun adnabod pobl.
said-own-words = Ysgrifennodd rhai ohonoch chi yn eich geiriau eich hun hefyd. Mae rhywun yn darllen y cyfan cyn i ddim ohono gael ei ddangos.
said-barriers = <b>Pam y dywedodd rhai na neu adael</b>
said-none-kept = Atebodd llai na phump o bobl, felly chafodd dim atebion eu cadw: gyda chyn lleied, gallai rhywun adnabod pobl. Os oeddet ti'n un ohonyn nhw: diolch. Mae'n dal i ddangos i ni fod angen gofyn mewn ffordd well.
said-locked = Mae dy atebion dan glo, ac mae'r allwedd yn cael ei chadw yn rhywle arall. Byddwn ni'n dweud beth gafodd ei ddweud gyda beth wnaethon ni.
said-decides = { $level ->
    [representation] Beth sy'n digwydd nawr: mae pobl ifanc yn mynd â'r hyn ddywedoch chi i'r man lle mae'n cael ei benderfynu. Bydd { $owner } yn penderfynu erbyn { $date }.
    [decision_sharing] Beth sy'n digwydd nawr: mae'n cael ei benderfynu ar y cyd erbyn { $date }: { $owner }.
    [initiating] Beth sy'n digwydd nawr: bydd { $owner } yn ateb yr hyn ddechreuodd pobl ifanc, erbyn { $date }.
   *[consultation] Beth sy'n digwydd nawr: bydd { $owner } yn penderfynu erbyn { $date }.
}
said-uses = Beth sy'n digwydd nawr: bydd { $owner } yn gweithio gyda beth ddywedoch chi tan { $date }.
said-then = Byddwn ni'n dweud beth wnaethon ni erbyn { $date }.

## You said, we did
told-title = <b>Dywedoch chi, gwnaethom ni: { $title }</b>
told-thanks = Diolch i bawb a gymerodd ran. { $heard }.
told-said = <b>Dywedoch chi:</b> { $said }
told-done = <b>Rydyn ni wedi'i wneud:</b> { $words }
told-doing = <b>Rydyn ni'n ei wneud, a bydd wedi'i wneud erbyn { $date }:</b> { $words }
told-not-doing = <b>Wnawn ni ddim hyn, oherwydd:</b> { $words }
told-not-decided = <b>Heb ei benderfynu tan { $date }:</b> { $words }
told-level = { $level ->
    [representation] Aeth pobl ifanc â'r hyn ddywedoch chi i'r man lle mae'n cael ei benderfynu.
    [decision_sharing] Cafodd hyn ei benderfynu ar y cyd.
    [implementation] Mae pobl ifanc yn helpu i wneud iddo ddigwydd.
   *[initiating] Pobl ifanc ddechreuodd hyn.
}
told-owner = { $level ->
    [decision_sharing] Penderfynwyd ar y cyd: { $owner }.
    [initiating] Atebwyd gan: { $owner }.
   *[consultation] Penderfynwyd gan: { $owner }.
}
told-again = Ar { $date } byddwn ni'n ysgrifennu eto, i ddweud sut aeth hi.
told-corrected = <i>Wedi'i gywiro ar { $date }: { $words }</i>
told-complaints = Cwestiynau, neu ddim yn hapus â hyn? { $contact }

## Promises, kept and not
promises-made = Ein haddewidion
promises-title = <b>Ein haddewidion</b>
promises-intro = Mae addewidion gyda phob arolwg. Wedi'u cadw neu beidio, maen nhw i gyd yn aros yma.
promises-none = Dydyn ni ddim wedi addo dim yma eto. Mae addewidion gyda phob arolwg, ac yma byddan nhw.
promises-counts = Wedi'u cadw: { $kept }. Yn hwyr: { $late }. Wedi'u torri: { $broken }. Wedi'u tynnu'n ôl: { $withdrawn }. Heb gyrraedd eu dyddiad: { $due }.
promises-older = Hŷn
promises-newer = Mwy diweddar
promise-said = Beth ddywedoch chi
promise-decision = Y penderfyniad
promise-use = Defnyddio'r atebion
promise-feedback = Beth wnaethon ni
promise-follow_up = Sut aeth hi wedyn
promise-added = Un ateb arall
promise-due = { $what }: erbyn { $by }.
promise-kept = { $what }: addawyd erbyn { $by }, yma ar { $on }. Wedi'i gadw.
promise-came-late = { $what }: addawyd erbyn { $by }, yma ar { $on }. { $days ->
    [one] Diwrnod yn hwyr.
    [two] { $days } ddiwrnod yn hwyr.
   *[other] { $days } diwrnod yn hwyr.
}
promise-late = { $what }: addawyd erbyn { $by }. Rydyn ni'n hwyr.
promise-broken = { $what }: addawyd erbyn { $by }. Dal heb ddod. Fe dorron ni'r addewid hwn.
promise-withdrawn = { $what }: addawyd erbyn { $by }. Ar { $on } fe stopion ni hyn.
promise-none-kept = { $what }: addawyd erbyn { $by }. Atebodd llai na phump o bobl, felly chafodd dim atebion eu cadw.
promise-new-date = Dyddiad newydd: { $date }.
promise-because = Pam: { $reason }
promise-ask = Ddim yn hapus? Gofynna: { $contact }
late-title = <b>Rydyn ni'n hwyr: { $title }</b>
late-said = Fe addawon ni, erbyn { $date }, ddweud wrthot ti beth ddywedodd pawb.
late-decision = Fe addawon ni y byddai penderfyniad erbyn { $date }.
late-use = Fe addawon ni, erbyn { $date }, wneud rhywbeth gyda dy atebion.
late-feedback = Fe addawon ni, erbyn { $date }, ddweud wrthot ti beth wnaethon ni.
late-follow_up = Fe addawon ni, erbyn { $date }, ddweud wrthot ti sut aeth hi wedyn.
late-added = Fe addawon ni, erbyn { $date }, roi un ateb arall i'r hyn sydd ddim yn iawn o hyd.
late-again = Wedyn fe ddywedon ni { $date }, a methu hwnnw hefyd.
late-new-date = Rydyn ni'n hwyr, ac mae'n ddrwg gennym ni. Dyddiad newydd: { $date }.
late-no-date = Rydyn ni'n hwyr a does gennym ni ddim dyddiad newydd.
late-broken = Mae mwy na mis ers hynny, a does dim ateb o hyd. Fe dorron ni'r addewid hwn.
late-ask = Gofynna i ni pam: { $contact }
late-see = Mae pob addewid wnaethon ni, wedi'i gadw neu beidio, o dan /news.
stopped-it-title = <b>Fe stopion ni hyn: { $title }</b>
stopped-it-because = Fe stopion ni hyn oherwydd: { $reason }
stopped-it-so = Felly fydd y rhain ddim yn dod:
stopped-it-sorry = Fe roist ti amser i ddweud wrthon ni, a dydyn ni ddim yn gwneud beth addawon ni. Mae'n ddrwg gennym ni.
stopped-it-ask = Ddim yn hapus â hyn? Gofynna: { $contact }
withdrawn-title = <b>Daeth { $title } i ben yn gynnar</b>
withdrawn-because = Roedd rhaid i ni ei stopio, oherwydd: { $reason }
withdrawn-answers = Mae pob ateb iddo wedi'i ddileu, dy rai di hefyd os rhoist ti rai. Fydd dim yn cael ei wneud â nhw.
withdrawn-not-you = Wnest ti ddim byd o'i le. Fyddwn ni ddim yn gofyn i ti am hyn eto.
withdrawn = Cafodd { $title } ei stopio cyn ei ddiwedd, a chafodd ei atebion eu dileu.
not-yet = Mae { $title } yn dechrau ar { $date }. Galli ddechrau bryd hynny: bydd yr un ddolen yn gweithio.
resting-begun = Mae { $title } yn cael hoe. Mae dy atebion hyd yn hyn yn aros yma. Galli ddal ati pan ddaw'n ôl, neu deipio “stop” i adael a'u dileu.
closed-late = Mae { $title } wedi cau. Fe addawon ni y byddai'r hyn ddaeth ohono yma erbyn { $date }. Rydyn ni'n hwyr.

## Before anybody starts: what the app shows of the bot
profile-short = Mae { $organisation } yn gofyn beth wyt ti'n ei feddwl, ac yn dweud beth ddaeth o hynny.
profile-shortest = Rydyn ni'n gofyn beth wyt ti'n ei feddwl, ac yn dweud beth ddaeth o hynny.
profile-long =
    Mae { $organisation } yn gofyn cwestiynau byr i bobl ifanc yma.

    Dydyn ni ddim yn cadw dy enw gyda dy atebion. Galli di hepgor unrhyw gwestiwn a stopio unrhyw bryd.

    Wedyn cei di glywed beth ddwedodd pobl, beth gafodd ei wneud, a pham ddim os na chafodd.
profile-longest =
    Cwestiynau byr i bobl ifanc.

    Dydyn ni ddim yn cadw dy enw gyda dy atebion. Galli di hepgor unrhyw gwestiwn a stopio unrhyw bryd.

    Wedyn cei di glywed beth ddwedodd pobl, beth gafodd ei wneud, a pham ddim os na chafodd.

outcome-head = Dywedoch chi, gwnaethom ni
outcome-done = Rydyn ni wedi'i wneud
outcome-doing = Rydyn ni'n ei wneud, tan { $date }
outcome-not-doing = Wnawn ni ddim hyn. Pam:
outcome-not-decided = Heb ei benderfynu tan { $date }
outcome-more = { $count ->
    [one] Ac un peth arall ddywedoch chi.
    [two] A { $count } beth arall ddywedoch chi.
   *[other] A { $count } peth arall ddywedoch chi.
}

## What the commands do
command-surveys = Ar beth alli di ddweud dy farn
command-news = Beth ddaeth ohono
command-help = Sut mae hyn yn gweithio
command-language = Newid yr iaith
command-charter = Beth rydyn ni'n ei addo i ti
command-privacy = Beth sy'n digwydd i'r hyn rwyt ti'n ei ddweud
command-mydata = Beth rydyn ni'n ei gadw amdanat ti
command-forgetme = Dileu'r hyn sydd gennym amdanat ti
command-stop = Stopio

## Ar ôl "beth wnaethon ni": wnaethon ni wrando?
heard-open = Wnaethon ni wrando?
heard-intro = Ychydig o dapiau cyflym. Cei hepgor unrhyw un, a stopio unrhyw bryd. Cadwn dy atebion heb dy enw.
heard-next = Mae hwn yn cau ar { $date }. Wedyn gall pawb ddarllen sut wnaethon ni.
heard-answered = Rwyt ti wedi dweud wrthon ni'n barod. Diolch.

## Ar ôl "beth wnaethon ni": un ateb arall, a sut aeth hi wedyn
added-title = <b>Un ateb arall: { $title }</b>
added-intro = Dywedodd llawer ohonoch chi nad yw hyn yn iawn o hyd. Dyma un ateb arall.
followed-title = <b>Sut aeth hi wedyn: { $title }</b>
followed-before = <b>Dywedon ni:</b> { $words }
followed-done = <b>Mae wedi'i wneud:</b> { $words }
followed-doing = <b>Rydyn ni'n dal i'w wneud, a bydd wedi'i wneud erbyn { $date }:</b> { $words }
followed-stopped = <b>Rydyn ni wedi stopio hyn, oherwydd:</b> { $words }
followed-nothing = Adawon ni ddim byd ar agor. Dydy'r hyn ddywedon ni ddim wedi newid.
