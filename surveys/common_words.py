"""Ordinary words that stand where a name might: with them, nobody and no school is named."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NO_NAMES = _words(
    """
    a about absent ac actually after all always am an and annoying another any anybody anyone
    anything ar are around as asian at autistic away back bad be because been before being
    better bi black blinedig bored boring british bullied but by can can't christian clwb come
    could couldn't cymraeg cymraes cymro da ddim deaf didn't dim disabled disgybl do does
    doesn't doing don't done down drwg dumb dyslexic emo english eto even ever every everyone
    everything fat fed feeling fel fine first for from fy gan gay get getting going gonna good
    got gyda had happy hapus has have he her here him his how hoyw hwb i iawn if in into irish
    is isn't it it's its just last later lazy lesbian like lle lol long loser mae maybe me mewn
    more most mum muslim my myfyriwr myself na nad names never new newydd ni nice nid no nobody
    none not nothing now o of off ok on ond one only or os other our out over pawb please polish
    private quiet quite racist ready really rhywun right sad said saying says scared school
    scottish she should shouldn't shy sick slow so some someone something sorry still struggling
    stupid sure sut t than that that's the their them then there they thick think this those
    time tired to today tomorrow tonight too trans trist trying u ugly unhappy up us very was we
    wedi wedi'i weird welcome well welsh went were what when where which while white who why
    will with without won't worried would wouldn't y yes yet yma yn yna you your yr yw
    """
)
"""After "my name is", "hi I'm" and the like."""

NO_TITLES = _words(
    """
    access appointment appointments bean beast beast's blobby blue brown's burns docs dolittle
    doolittle dos doubtfire dre earth england excel incredible marten martens men muscle office
    paint pepper piggy potato practice president project receptionist robot seuss softee softy
    strange strong suess surgery teams universe usa visit visits wales whippy whippy's who who's
    wonderful word world
    """
)
"""After Mr, Mrs, Ms, Miss, Dr or PC: made up, public, or no person."""

NO_SCHOOLS = _words(
    """
    6th a about add after aim aimed all allow alternative an and another any are art arts ask at
    bad ban banning be beauty because before best better big boarding boring bring building
    built business but by cadet catholic change charity chill christian christmas church city
    close closed co community comprehensive cooking crap dance day dead decent did different
    drama driving dump during each early easter elementary end english evening every everyone
    faith feel feeling few finish finishing fire first five fix fly flying football for form
    free friday from further gaming get getting girls give go going good grammar great hate have
    having he help her high higher his hold home hot how i if improve in independent infant
    infants international into is islamic it it's its jump jumping junior keep language last
    late law leave leaving less let like little local long love lower lunch mainstream make
    making many maths media medical met middle mixed monday more most much mum's music muslim my
    naval near nearby nearest need new next nice night no normal not nursery nursing of old on
    one online only open or other our out outside over own paint per performing playing posh
    pre-school preschool previous primary private proper pub public put quite rather real really
    religious rubbish run same saturday science secondary senior she shit shut single single-sex
    six sixth skip skipping sky small so some special specialist sport sports start state stay
    still stop stopping strict stupid such summer sunday support teach teaching technical tell
    term than that the their then there these they this those three through thursday to too top
    trade tuesday two university until upper ur use very village visit vocational want was way
    we wednesday welsh welsh-medium went were whatever when where while whole why with without
    work year years yes young your youth
    """
)
"""Before "school", "college", "high" and the like."""

NO_SCHOOLS_IN_WELSH = _words(
    """
    a'r a'u ac achos agos am ar arall arbennig ardal bach bell bob breifat bro celf cerdd chi
    chweched cyfagos cyfan cymraeg cynradd da dda ddrwg diwrnod drama dros dwi dydd efo eglwysig
    eto fach fawr feithrin fel fi fodern fory fy gan gatholig gerdd gwahanol gwell gwyliau gyda
    gyfan gyfer gyfun gymraeg gynradd haf heb heddiw hefyd hen hon hwn hwnnw iawn isaf leol
    lleol mae mawr mewn nesaf neu newydd nhw ni nid nos ond os pan pell preifat preswyl rhy
    saesneg sul sy'n sydd ti uchaf uwchradd wahanol wedi wedyn weithiau well y yma yn yna yng yr
    """
)
"""After "ysgol" and "coleg"."""

NO_ACCOUNTS = _words(
    """
    a ac all always and ar at banned because better boring broken but by can closed ddim dead
    deleted down for full gone got hacked has i in is it just like locked me mor my never not of
    off on only open or private public really rhy slow so something still that the there they
    time to too use very was we wedi when where with yn you your yr
    """
)
"""After "my insta is" and the like."""

NO_HANDLES = _words(
    """
    all beach bedtime break bus channel church club college court dinner event everyone field
    football gym half here home house last least library lunch lunchtime midnight most mum my
    night noon park pool school shop skatepark sports star station swimming the their times town
    training uni weekend work youth
    """
)
"""After an @ that stands for "at"."""
