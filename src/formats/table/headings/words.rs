//! The words of headings and their meanings, as data, so that a product or a language can be added in a few words.
//!
//! All words are normalized as by `label::plain`: lower case, without accents, `#` for numbers. English comes first,
//! then German, French, Spanish, Portuguese, Italian, Dutch, Polish and Swedish if they have words of their own.

use crate::formats::column_use::ColumnUse::{self, *};

/// The words of one use.
pub(in crate::formats) struct Words {
    /// The use of the column.
    pub(in crate::formats) used_as: ColumnUse,
    /// Whole headings, separated by commas.
    pub(in crate::formats) whole: &'static str,
    /// Patterns that identify the use anywhere in a heading, separated by commas: `*` is any ending or beginning of a
    /// word, `~` stands for other words in between.
    pub(in crate::formats) part: &'static str,
}

const fn words(used_as: ColumnUse, whole: &'static str, part: &'static str) -> Words {
    Words { used_as, whole, part }
}

/// Words that product exports put before a heading and that carry no meaning.
pub(in crate::formats) const BEFORE: &[&str] =
    &["person ", "deal ", "invitee ", "lead ", "contact ", "customer ", "client ", "kontakt ", "kunde ", "cliente "];

/// The uses with their words. If several patterns match, the first one in this order counts.
pub(in crate::formats) static WORDS: &[Words] = &[
    words(
        DoNotCall,
        "dnc,tps,ctps,bloctel,robinson,robinsonliste,lista robinson,opt out,opted out,opted out on,opted out at,opt out date",
        "do not ~ call*,donotcall*,dont ~ call,don ~ call,do not ~ phone,do not ~ ring,do not ~ contact*,donotcontact*,no call*,\
         never call*,no contact,dnc *,opt* out ~ call*,opt* out ~ phone,optout* ~ call*,optout* ~ phone,call* block*,\
         block* call*,blocked number,unsubscribed ~ calls,stop calling,exclude ~ calls,nicht anrufen,nicht kontakt*,\
         keine anrufe,anrufsperre,anruf* ~ gesperrt,kontaktsperre,telefonsperre,werbesperre,pas ~ appeler,pas ~ rappeler,\
         ne plus appeler,pas ~ contacter,pas demarch*,opposition ~ appel*,opposition ~ demarch*,no llamar,no contactar,\
         nao ligar,nao contactar,nao contatar,nao telefonar,non chiamare,non contattare,niet bellen,\
         niet contact*,belblokkade,bel me niet*,nie dzwonic,nie kontakt*,zakaz kontakt*,ring* inte,inte ring*,\
         ej ring*,kontakta inte,inte kontakt*,nix telefon",
    ),
    words(
        MayCall,
        "contactable,callable,may call,can call",
        "may ~ call,can ~ call,ok to call,okay to call,may be called,can be called,may ~ contact you,can ~ contact you,call* ~ allowed,allow* ~ call*,\
         consent ~ call*,consent ~ phone,consent* ~ tel*,call* consent,phone consent,permission ~ call,permission ~ phone,\
         opt in ~ call*,opt in ~ phone,optin ~ call*,optin ~ phone,call opt in,darf ~ angerufen,anruf* ~ erlaubt,tele* ~ erlaubt,\
         einwilligung ~ tele*,einwilligung ~ anruf*,telefonische einwilligung,consentement ~ appel*,consentement ~ tel*,\
         acepta ~ llamadas,consentimiento ~ llamadas,aceita ~ ligacoes,consenso ~ chiamate,consenso ~ tele*,mag ~ gebeld,\
         toestemming ~ bellen,zgoda ~ telefon*,zgoda ~ kontakt*,samtycke ~ samtal",
    ),
    words(PhoneLabel, "phone # label,phone # type,telefon # typ,telefono # tipo", ""),
    words(
        KeepInNotes,
        "nickname,birthday,anniversary,organization department,department,abteilung,lead status,lifecycle stage,\
         connected on,created time,form name,platform,sales,next touch for,last note,guest email s,phone country,\
         phone country code,country code,calling code,hesitation,title deal,deal title,stage,hold back,score,\
         lead score,what is your budget,budget",
        "fax*,telefax*,telecopie*,telekopi*,faks*,pager*,beeper*,*fax,telex,assistant*,assistent*,asistente,manager s *,\
         sekretariat,opt* out,optout*,unsubscribe*,abgemeldet,desabonne,marketing emails,verified,phone valid*,email valid*,mail valid*,\
         phone status,email status,mail status,number of *,no of *,anzahl *,nombre de *,numero de empleados,\
         liczba *,antal *,aantal *,times *,size,*grosse,birth*,geburt*,naissance,nacimiento,nascimento,nascita,\
         geboorte*,urodzenia,fodelse*,customer since,kunde seit,client depuis,account no,account number,account id,\
         acct*,order,orders,order no,bestell*,auftragsnummer,tax *,vat *,ust *,steuer*,siret,siren,nif,cif,partita iva,\
         p iva,kvk *,btw *,nip,regon,orgnr,org nr,iban,kundennummer,kundennr,kunden nr,kunden id,customer no,\
         customer number,customer id,client no,client id,numero client,klantnummer,numer klienta,kundnummer,\
         invoice*,rechnung*,facture*,factura*,fattura*,contract no,contract number,vertragsnummer,score,campaign id,skype*",
    ),
    words(
        Ignore,
        "id,#,record id,record id contact,primary associated company id,create date gmt #,latitude,longitude,gmtoff,dstoff,leid,euid,optin ip,confirm ip,lead id,contact id,person id,item id,deal id,ad id,adset id,ad set id,campaign id,form id,ad name,adset name,\
         ad set name,is organic,owner,contact owner,lead owner,sales id,company id,account owner,deal owner,photo,\
         phonetic first name,phonetic middle name,phonetic last name,yomi name,given name yomi,\
         additional name yomi,family name yomi,e mail # label,e mail # type,e mail type,e mail display name,\
         e mail # display name,address # label,address # type,website # label,website # type,gender,geschlecht,\
         sexe,sexo,sesso,geslacht,plec,kon,priority,prioritat,private,sensitivity,initials,create date,created date,created,created at,\
         erstellt am,erstelldatum,date de creation,fecha de creacion,data de criacao,data di creazione,\
         aanmaakdatum,data utworzenia,skapad,modified,modified time,updated at,person created,marketing contact status,\
         associated company ids,first seen,last seen,has newsletter,nb tasks,open deals,organization # type,\
         language,sprache,user name,user email,host,host email,team,subitems,touches,network id,submit date utc,\
         start date utc,submitted at,attachments",
        "owner email,owner mail,owner name,owner phone,created by,modified by,assigned to,assignee,sales rep,salesperson,account manager,company owner,\
         email typ,e mail typ,email angezeigter name,e mail angezeigter name,zustandig*,bearbeiter,verantwortlich*,\
         besitzer,eigentumer,proprietaire,responsable commercial,propietario,asignado*,proprietario,assegnat*,\
         eigenaar record,wlasciciel rekordu,opiekun*,ansvarig*",
    ),
    words(
        LastOutcome,
        "last outcome,last result,call result,outcome,disposition,call outcome,call disposition,call status,result,ergebnis,\
         resultat,resultado,esito,uitkomst,wynik",
        "last outcome,last result,last disposition,last call status,letztes ergebnis,ergebnis ~ letzt*,dernier resultat,ultimo resultado,\
         ultimo esito,laatste resultaat,ostatni wynik,senaste resultat",
    ),
    words(
        LastContact,
        "last touch,contacted,contacted on,date contacted,spoke on,called on,connected,notes last contacted,kontaktiert am",
        "last contact*,lastcontact*,last call*,last activity*,last touch*,last spoke*,last talk*,last conversation*,\
         last reached,last interaction*,last meeting*,last email*,last follow*,last connect*,date ~ last,recent contact,letzt* kontakt*,letzt* anruf*,letzt* gesprach*,\
         letzt* aktivitat*,zuletzt *,dernier* contact*,dernier* appel*,dernier* activite*,dernier* echange*,dernier* relance*,ultim* contat*,ultim* contact*,\
         ultim* llamada*,ultim* actividad*,ultim* ligac*,ultim* chamada*,ultim* atividade*,ultim* chiamata*,\
         ultim* attivita*,laatst* contact*,laatst* gesprek*,laatst* gebeld,laatst* activiteit*,ostatni* kontakt*,ostatni* rozmow*,\
         ostatni* aktywno*,senast* kontakt*,senast* samtal*,senast* aktivitet*",
    ),
    words(
        DeadlineReason,
        "why then,why by then,deadline because,grund der frist",
        "deadline reason,deadline why,deadline because,reason ~ deadline,why ~ deadline,frist grund,fristgrund,frist warum,raison ~ echeance,\
         motivo ~ fecha limite,motivo ~ plazo,motivo ~ prazo,motivo ~ scadenza,reden ~ deadline,\
         powod ~ terminu,orsak ~ deadline,skal deadline",
    ),
    words(
        Deadline,
        "frist,stichtag,echeance,plazo,prazo,scadenza,termin realizacji,sista dag,needed by,need by,required by,\
         wanted by,decision by",
        "deadline*,decision date,needed by,need by when,date limite,fecha limite,data limite,data scadenza,uiterste datum,uiterlijk,\
         termin ostateczny,ostateczny termin,benotigt bis,entscheidung bis,decide by,when do you need",
    ),
    words(
        NextTouch,
        "next,next touch,due,due date,reminder,call on,callback date,call back,call back on,follow up,followup,call date,contact on,\
         start date time,task date,wiedervorlage,wv,wvl,folgetermin,faellig,fallig,fallig am,faellig am,anrufen am,ruckruf,ruckruf am,relance,\
         date de relance,a rappeler,a rappeler le,rappel,rappeler le,a relancer,seguimiento,volver a llamar,llamar el,rellamada,\
         retorno,retornar,retornar em,ligar em,richiamare,richiamare il,da richiamare,richiamo,opvolging,opvolgen,terugbellen,terugbellen op,bellen op,oddzwonic,\
         przypomnienie,zadzwonic,uppfoljning,ring upp,ring tillbaka,aterkom,kontakta igen",
        "next call*,next contact*,next touch*,next activit*,next follow*,next step*,next action*,next task*,\
         next date,next meeting*,next interaction*,next visit*,next appointment*,next conversation*,follow up date,follow up on,follow up by,followup date,\
         follow up when,follow up due,call back date,callback date,reminder date,remind on,due date,nachst* anruf*,nachst* kontakt*,nachst* aktivitat*,nachst* schritt*,nachst* termin*,nachst* gesprach*,naechst* *,\
         wiedervorlage*,nachfass*,ruckruf*,erinnerung*,herinnering*,terugbel*,oddzwon*,przypomn*,richiamar*,promemoria*,rappeler,relancer,rappel,\
         retornar,volver a llamar,recordatorio*,lembrete*,ring tillbaka,aterkom*,paminnelse*,prochain* contact*,prochain* appel*,prochain* activite*,prochain* relance*,prochain* action*,prochain* etape*,prochain* rendez*,prochain* rdv,\
         date ~ relance,proxim* contacto*,proxim* llamada*,proxim* actividad*,proxim* accion*,proxim* paso*,proxim* seguimiento*,proxim* cita*,fecha ~ seguimiento,proxim* contato*,\
         proxim* ligac*,proxim* chamada*,proxim* atividade*,proxim* acao*,proxim* passo*,data ~ retorno,data ~ acompanhamento,prossim* contatto*,prossim* chiamata*,prossim* attivita*,prossim* azione*,prossim* passo*,\
         prossim* appuntamento*,data ~ richiamo,volgend* contact*,volgend* gesprek*,volgend* actie*,volgend* stap*,volgend* afspraak*,volgend* activiteit*,volgend* belmoment,opvolg*,terugbeldatum,nastepn* kontakt*,nastepn* telefon*,nastepn* rozmow*,nastepn* dzialan*,nastepn* aktywno*,nastepn* krok*,kolejn* kontakt*,\
         nast* kontakt*,nast* samtal*,nast* aktivitet*,nast* steg*,nast* uppfolj*,uppfoljning*,aterkoppling*",
    ),
    words(
        BestTime,
        "best time,call time,preferred time,availability,time to call,erreichbar,erreichbarkeit,disponibilite,disponibilites,disponibilidad,disponibilidade,\
         disponibilita,bereikbaarheid,bereikbaar,dostepnosc,tillganglighet",
        "best time*,when ~ call,when ~ reach,good time,preferred time,preferred call*,convenient time,time ~ call,beste zeit*,wann ~ anrufen,wann ~ erreich*,gunstige zeit,\
         meilleur* moment*,meilleur* heure*,quand ~ appeler,mejor hora*,mejor momento,cuando ~ llamar,melhor hora*,melhor horario*,\
         momento migliore,orario migliore,miglior* orario*,miglior* momento*,quando ~ chiamare,beste tijd*,beste moment,najlepsza pora*,najlepszy czas,\
         kiedy ~ dzwonic,basta tid*",
    ),
    words(
        Zone,
        "tz,gmt offset,hs timezone,zeitzone,fuso",
        "time zone*,timezone*,zeitzone*,fuseau*,zona horaria,huso horario,fuso horario,fuso orario,tijdzone*,\
         strefa czasowa,tidszon*",
    ),
    words(
        Mail,
        "mail,e mail # value,e mail # address,email #,email work,email home,email other,correo,courriel,mel,poczta,adres e mail,\
         e post,epost,mejl",
        "email,e mail,emails,mail,mailadresse,mail address,correo,courriel,e posta,epost*,e post,mejl*,e mailadres,emailadres,mailadres",
    ),
    words(
        Website,
        "web site,web page,url,web,site,website # value,linkedin,profile url,pagina web,sito,strona,hemsida,\
         webbplats",
        "website*,homepage,webseite,webpage,internetseite,internetauftritt,site internet,site web,sitio web,sito web,strona www,strona internetowa,\
         webbplats,hemsida,linkedin*,company url,company domain,domain name",
    ),
    words(
        Note,
        "note,notes,comment,comments,remark,remarks,description,background,details,message,info,bemerkung,bemerkungen,\
         anmerkung,anmerkungen,notiz,notizen,kommentar,kommentare,beschreibung,hinweis,hinweise,nachricht,commentaire,commentaires,\
         remarque,remarques,observations,observation,nota,notas,comentario,comentarios,observaciones,mensaje,\
         observacoes,observacao,mensagem,osservazioni,commenti,commento,messaggio,annotazioni,notitie,notities,opmerking,opmerkingen,\
         uwagi,uwaga,notatka,notatki,komentarz,opis,anteckning,anteckningar,noteringar,kommentarer,beskrivning",
        "notes,call notes,anything else,anything we should know,your message,bemerkung*,notizen,commentaires,observaciones,observacoes,opmerkingen,uwagi,anteckningar",
    ),
    words(
        Phone,
        "phone #,phone no,phone # value,home phone #,business phone #,number,work,office,office number,direct,direct dial,callback,cell,cells,ph,gsm,landline,\
         text reminder number,buro,fixe,fijo,fixo,fisso,movil,celular,portable,cellulare,telemovel,mobiel,komorka,\
         numero,nummer,mobil,handy,natel,kom,tel kom,vast,durchwahl,zentrale",
        "phone*,telephone*,mobile*,cell *,cellphone*,tel,tele #,whatsapp*,telefon*,handy*,mobil,mobilnummer,mobilnr,mobiltelefon,rufnummer*,\
         festnetz*,portable,movil,moviles,celular*,telemovel,cellulare,cell,mobiel*,mobieltje,telefoon*,komork*,tel *,direct line,switchboard,standard telephonique,dial,\
         number ~ call,number ~ reach,numero mobile,numero ~ tel*,nr tel,nr telefonu,vaste lijn,fasttelefon",
    ),
    words(
        Country,
        "land,pays,pais,paese,kraj,nation,nazione",
        "country*,land region,address country,pays,pais,paese,kraj",
    ),
    words(
        AddressPart,
        "street,town,state,county,zip,zip code,zip postal code,region,province,ort,plz,stadt,rue,ville,calle,ciudad,codigo postal,cp,cap,rua,cidade,\
         cep,citta,straat,plaats,stad,woonplaats,ulica,miasto,kod pocztowy,gata,gatuadress,postort,postnummer,postnr,provincia,provincie,wojewodztwo,\
         bundesland,departement,strasse,hausnummer,huisnummer,localidad,localidade,localita,comune,kanton,lan",
        "street*,city,town,state region,state province,postcode,post code,postal code,zip *,zip code,zip postal,province,region,po box,strasse,postleitzahl,code postal,codigo postal,cod* postal*,\
         kod pocztowy,address # *,business state,mailing state,mailing zip,billing state,billing zip,billing street,home state,other state,business ort,ort geschaftlich,ort privat,extended address",
    ),
    words(
        Address,
        "address # formatted",
        "address,adresse,anschrift,direccion,domicilio,endereco,morada,indirizzo,adres,adress",
    ),
    words(
        Prefix,
        "prefix,honorific,anrede,civilite,trattamento,tratamiento,tratamento,aanhef,tilltal",
        "name prefix,salutation,titel name",
    ),
    words(Suffix, "suffix", "name suffix,namenszusatz"),
    words(FileAs, "file as,speichern unter", ""),
    words(
        FirstName,
        "first,forename,firstname,given name,vorname,rufname,prenom,nombres,nombre de pila,primer nombre,nome proprio,primeiro nome,voornaam,roepnaam,imie,fornamn,\
         tilltalsnamn",
        "first name,given name,forename,vorname*,prenom,voornaam,imie,fornamn",
    ),
    words(
        MiddleName,
        "middle,additional name,weitere vornamen,deuxieme prenom,segundo nombre,secondo nome,drugie imie,mellannamn,tussenvoegsel",
        "middle name,middle initial",
    ),
    words(
        LastName,
        "last,lastname,surname,nachname,familienname,zuname,nom de famille,apellido,apellidos,sobrenome,apelido,ultimo nome,cognome,achternaam,\
         nazwisko,efternamn",
        "last name,family name,surname,nachname*,familienname*,nom de famille,apellido*,sobrenome,cognome,achternaam,nazwisko,efternamn",
    ),
    words(
        FullName,
        "name,full name,fullname,contact,contact name,contact person,prospect,lead,lead name,customer,customer name,client,client name,person,\
         who,display name,item,kontakt,kontaktperson,ansprechpartner,ansprechpartnerin,kunde,kundenname,interessent,nom,nom complet,nom et prenom,prenom et nom,nom prenom,prenom nom,\
         contact principal,interlocuteur,nombre,nombre completo,nombre y apellidos,nombre y apellido,nombre apellidos,contacto,persona de contacto,cliente,nome,nome completo,contato,\
         contatto,referente,nome e cognome,nome cognome,cognome e nome,cognome nome,nominativo,persona di contatto,pessoa de contacto,pessoa de contato,naam,volledige naam,contactpersoon,klant,klantnaam,imie i nazwisko,imie nazwisko,nazwisko i imie,\
         nazwisko imie,osoba kontaktowa,osoba,klient,namn,fullstandigt namn,kund,kontaktnamn,vor und nachname,vorname nachname,nachname vorname,name vorname,vor nachname,\
         vollstandiger name,voor en achternaam,destinataire,vardas,nimi,navn,jmeno,meno,nev,nume",
        "full name,your name,contact name,name of contact,contact person,ihr name,dein name,vollstandiger name,votre nom,nom complet,su nombre,tu nombre,\
         nombre completo,seu nome,nome completo,suo nome,tuo nome,uw naam,je naam,jouw naam,volledige naam,twoje imie,ditt namn,ansprechpartner*,\
         contactpersoon,kontaktperson,primary contact",
    ),
    words(
        Role,
        "title,titel,role,job,position,occupation,function,designation,rolle,funktion,beruf,fonction,poste,titre,puesto,cargo,titulo,funcao,\
         qualifica,ruolo,titolo,mansione,funcao cargo,functie,rol,stanowisko,tytul,befattning,roll,yrke,organization title,organization # title,profession",
        "job title,jobtitle,job function,designation,your role,your position,your title,role ~ company,berufsbezeichnung,stellenbezeichnung,intitule poste,\
         stanowisko,functietitel,yrkestitel",
    ),
    words(
        Company,
        "company,co,org,primary company,company account,account,account name,associated company,business,firm,employer,organization,organisation,\
         organization name,organisation name,organization # name,firma,firmenname,unternehmen,betrieb,gesellschaft,arbeitgeber,\
         organisationsname,societe,entreprise,nom de l entreprise,raison sociale,etablissement,compte,empresa,nombre de la empresa,compania,organizacion,cuenta,negocio,\
         nome da empresa,organizacao,conta,azienda,societa,ditta,ragione sociale,nome azienda,impresa,organizzazione,bedrijf,bedrijfsnaam,organisatie,\
         onderneming,werkgever,nazwa firmy,przedsiebiorstwo,organizacja,spolka,foretag,foretagsnamn,bolag,arbetsgivare,firmanavn,firmanamn,imone,yritys",
        "what company,which company,company ~ work,company name,companyname,business name,firm name,account name,account company,employer name,your business,your organi*,organization name,organisation name,firmenname,unternehmen*,raison sociale,\
         nom ~ entreprise,nom ~ societe,nombre ~ empresa,nome ~ empresa,nome ~ azienda,ragione sociale,bedrijfsnaam,nazwa firmy,foretagsnamn,your company,tu empresa,su empresa,votre entreprise,votre societe,ihr unternehmen,ihre firma,uw bedrijf,twoja firma,ditt foretag,la tua azienda,sua empresa",
    ),
    words(
        Source,
        "source,lead source,original source,campaign name,referred by,found through,quelle,herkunft,leadquelle,\
         origine,provenance,fuente,origen,procedencia,fonte,origem,provenienza,bron,herkomst,zrodlo,kalla,empfohlen von,channel",
        "lead source,how ~ hear,how ~ find us,source,leadquelle,source lead,wie ~ auf uns,comment ~ connu,como nos conocio,como ~ conheceu,come ~ conosciuto,hoe ~ kent,zrodlo leada,leadkalla,traffic source",
    ),
    words(Status, "standing", ""),
    words(
        Warmth,
        "hot,warm,rating,label,status,warmth,temperature,lead rating,lead temperature,heiss,temperatur,chaud,temperature du lead,caliente,temperatura,quente,\
         caldo,statut,estado,estado lead,stan,heet,goracy,het,varm",
        "how warm",
    ),
    words(
        Labels,
        "labels,tags,tag,categories,category,group membership,groups,lists,kategorien,kategorie,schlagworter,etiketten,etiquettes,etiquetas,etichette,categorie,categorias,categoria,labels lead,etykiety,kategorier,etiketter,segment",
        "",
    ),
    words(Group, "group,gruppe,abc", ""),
    words(
        MustHave,
        "must have,must haves,musthave,requirements,requirement,needs,need,bedarf,anforderung,anforderungen,besoin,besoins,\
         necesidad,necesidades,requisitos,necessidade,necessidades,esigenza,esigenze,requisiti,behoefte,behoeften,wensen,eisen,potrzeby,\
         wymagania,behov,krav,what they need",
        "must have*,musthave*,what ~ need,can ~ do without,muss haben,unverzichtbar,indispensable,imprescindible,imprescindivel,indispensabile,onmisbaar,\
         niezbedne,maste ha*",
    ),
    words(
        TheirWords,
        "quote,zitat,citation,cita,citacao,citazione,citaat,cytat,citat,o ton,verbatim,said,wortlich",
        "their words,own words,in words,verbatim,what they said,customer said,eigenen worten,ses mots,propres mots,sus palabras,suas palavras,sue parole,\
         eigen woorden,jego slowa,wlasne slowa,egna ord",
    ),
    words(
        Worth,
        "value,worth,amount,deal size,potential,wert,auftragswert,dealwert,umsatzpotenzial,volumen,montant,valeur,valor,importe,monto,valore,\
         importo,waarde,bedrag,wartosc,kwota,varde,belopp,affarsvarde",
        "deal value,deal amount,est* value,estimated value,opportunity value,expected revenue,lead value,potential value,montant estime,valor estimado,valore stimato,geschatte waarde,\
         geschatzter wert,wartosc szansy,uppskattat varde,annual contract value",
    ),
];

/// Words in a heading that say that a column of long numbers doesn't hold phone numbers.
pub(in crate::formats) const NO_PHONES: &str = "id,ids,uid,guid,uuid,no,nr,num,number,nummer,numero,numer,account,acct,konto,order,bestellung,tax,vat,\
     zip,postal,plz,code,ref,reference,score,unix,timestamp,date,datum,fecha,data,time,seen,created,updated,modified,since,\
     size,revenue,umsatz,amount,price,preis,value,wert,year,age,ssn,iban,invoice,contract,count,total,nip,siret,latitude,longitude";
