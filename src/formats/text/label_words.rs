//! Words in labels and headings that state the kind of a number, or that it is out of use.

/// Words that mark an old number, which is tried last.
pub(in crate::formats) const OLD: &str = "old,former,formerly,previous,obsolete,inactive,invalid,wrong,outdated,disconnected,telefon ~ alt,handy ~ alt,nummer ~ alt,mobil* ~ alt,alte,alter,altes,ancien,\
     ancienne,antiguo,antigua,anterior,antigo,antiga,vecchio,vecchia,precedente,oud,oude,vorige,stary,stare,dawny,gammal,gammalt,tidigare,\
     do not use,nicht verwenden,ne pas utiliser,no usar,nao usar,non usare,niet gebruiken,nie uzywac,anvand inte";

/// Words in the label of a number that nobody answers.
pub(in crate::formats) const NOT_ANSWERED: &str = "fax*,*fax,telefax*,pager*,beeper*,telex*,faks*,telecopie*,modem";

/// The kinds of numbers, each with its words.
pub(in crate::formats) const KINDS: [(&str, &str); 5] = [
    (
        "mobile",
        "mobile*,mobil*,cell,cellphone,cellular,iphone,handy*,natel,portable,movil*,celular*,telemovel,cellulare,mobiel*,gsm,kom,komork*,smartphone",
    ),
    ("main", "main,zentrale,switchboard,standard,centralita,centrale,centralino,centrala,vaxel,haupttelefon"),
    (
        "work",
        "work,office,business,buro,geschaftlich,dienstlich,arbeit,bureau,travail,professionnel,professionnelle,pro,trabajo,oficina,trabalho,\
         escritorio,lavoro,ufficio,werk,zakelijk,kantoor,praca,sluzbowy,firmowy,arbete,jobb,kontor,company,firma",
    ),
    ("home", "home,privat,private,domicile,maison,casa,particular,thuis,prive,dom,domowy,hem,personal"),
    ("WhatsApp", "whatsapp*"),
];

/// Words for days that recur every year.
pub(in crate::formats) const YEARLY: &str = "birth*,bday,geburt*,naissance,anniversaire,nacimiento,cumpleanos,aniversario,nascimento,nascita,compleanno,\
     geboorte*,verjaardag,urodzenia,urodziny,fodelse*,anniversary,jahrestag,hochzeitstag,nameday,name day,namenstag,imieniny";
