"""Philippines: calls home, and reading in pairs that came from Kenya."""

from datetime import date

from demonstration.sites.ideas.model import Adopted, Context, Idea

_NETWORK = "PH-R01"


def ideas() -> tuple[Idea, ...]:
    return (
        Idea(
            key="ph-calls",
            network=_NETWORK,
            school="PH-R01-E01",
            title="Tawag sa pamilya sa unang araw ng pagliban",
            began_on=date(2023, 2, 6),
            status="spreading",
            level="beyond_school",
            description="Bago mag-alas diyes ng umaga, tumatawag o nagte-text ang gurong tagapayo sa pamilya ng "
            "batang wala sa klase at nangungumusta.",
            need="Walumpu't apat sa bawat sandaang mag-aaral lang ang pumapasok araw-araw.",
            context=Context("Baitang 5", "38 mag-aaral", "Tabing-dagat", "Filipino at Bisaya"),
            cost="Load ng guro",
            amount=50,
            currency="PHP",
            digital="partly",
            source="Punong-guro at mga gurong tagapayo",
            drivers=("tawag", "dahilan"),
            learned="Nakakatulong kapag sakit o pagod ang dahilan, hindi kapag ulan o anihan.",
            audience="project",
        ),
        Idea(
            key="ph-pairs",
            network=_NETWORK,
            school="PH-R01-E03",
            title="Magkaparehang pagbasa sa wikang kinagisnan",
            need="Kalahati ng Baitang 2 ang hindi pa nakababasa ng maikling talata.",
            description="Dalawang bata ang magkabahagi sa isang aklat at nagpapalitan sa bawat pahina.",
            began_on=date(2023, 8, 29),
            status="testing",
            context=Context(
                "Baitang 2", "33 mag-aaral", "Bundok, isang oras na lakad", "Hiligaynon at Filipino"
            ),
            trial="Dalawang guro ng Baitang 2 sa Tanglaw, tuwing umaga mula Agosto",
            adopted=Adopted(
                "ke-pairs",
                "Nahihiyang bumasa nang malakas ang mga bata sa buong klase.",
                "Sa wikang kinagisnan muna bumabasa ang magkapareha, saka sa Filipino.",
            ),
            audience="project",
        ),
        Idea(
            key="ph-harvest",
            network=_NETWORK,
            school="PH-R01-E15",
            title="Plano sa linggo ng anihan kasama ang barangay",
            need="Tuwing anihan, isa sa tatlong bata ang wala sa klase.",
            description="Bago ang anihan, nagkakasundo ang paaralan, barangay at mga pamilya kung sino ang papasok kailan.",
            began_on=date(2023, 4, 3),
            status="testing",
            level="beyond_school",
            trial="Paaralan ng Palayang Ginto at dalawang barangay, linggo ng anihan",
            context=Context("Baitang 5", "41 mag-aaral", "Palayan", "Filipino"),
            adopted=Adopted(
                "ph-calls",
                "Iba ang dahilan ng pagliban tuwing anihan: walang maiiwan sa bukid.",
                "Sa halip na tawag, may listahan ang barangay ng mga batang tutulong at kung kailan sila papasok.",
            ),
            drivers=("barangay",),
        ),
        Idea(
            key="ph-calls-kawayanan",
            network=_NETWORK,
            school="PH-R01-E05",
            title="Tawag kung may signal, kaklase kung wala",
            need="Kalahati ng mga pamilya ay hindi maabot ng signal.",
            description="Kapag walang signal, isang kaklaseng malapit ang pinapupunta sa bahay pagkatapos ng klase.",
            began_on=date(2023, 8, 28),
            status="testing",
            level="beyond_school",
            context=Context(
                "Baitang 5", "29 mag-aaral", "Gubat ng kawayan, walang signal", "Filipino at Bisaya"
            ),
            drivers=("tawag", "kaagapay"),
            adopted=Adopted(
                "ph-calls", "Walang signal sa dalawang sitio.", "Kaklase ang pumupunta kapag hindi matawagan."
            ),
        ),
        Idea(
            key="ph-lugaw",
            network=_NETWORK,
            school="PH-R01-E08",
            title="Lugaw bago ang unang aralin",
            began_on=date(2022, 11, 7),
            status="abandoned",
            level="school",
            description="Nagluluto ang apat na magulang ng lugaw bago mag-alas siyete y medya.",
            need="Isa sa apat na bata ang pumapasok nang walang almusal.",
            context=Context("Baitang 5", "44 mag-aaral", "Bayan", "Filipino"),
            cost="Bigas, asin at kahoy",
            amount=900,
            currency="PHP",
            source="Pagtitipon ng mga magulang",
            drivers=("lugaw",),
            learned="Maagang dumating ang mga bata, pero naubos ang bigas sa ikalawang linggo. Susubukan lang ulit kung "
            "may pondo ng barangay para sa buong taon.",
            audience="project",
        ),
        Idea(
            key="ph-calls-02",
            network=_NETWORK,
            school="PH-R01-E02",
            title="Tawag sa unang araw ng pagliban, Munting Ilog",
            began_on=date(2023, 9, 4),
            status="adopted",
            trial="Dalawang tagapayo ng Baitang 5, mula Setyembre",
            learned="Mas madali kapag nakahanda ang mga numero bago magsimula ang linggo.",
            adopted=Adopted("ph-calls", "Pareho ang dahilan ng pagliban sa amin."),
        ),
        Idea(
            key="ph-calls-16",
            network=_NETWORK,
            school="PH-R01-E16",
            title="Tawag sa unang araw ng pagliban, Isla Munti",
            began_on=date(2023, 9, 4),
            status="abandoned",
            trial="Isang tagapayo, tatlong linggo",
            learned="Walang signal sa isla. Kaklase ang pumupunta sa bahay, at iyon ang itutuloy namin.",
            audience="project",
            adopted=Adopted("ph-calls", "Gusto naming sumabay sa limang paaralan."),
        ),
        Idea(
            key="ph-pairs-01",
            network=_NETWORK,
            school="PH-R01-E01",
            title="Magkaparehang pagbasa, Batong Ilaw",
            began_on=date(2023, 9, 25),
            status="idea",
            adopted=Adopted("ph-pairs", "Mahina ring bumasa nang malakas ang Baitang 2 namin."),
        ),
        Idea(
            key="ph-calls-08",
            network=_NETWORK,
            school="PH-R01-E08",
            title="Tawag sa unang araw ng pagliban, Sampaguita",
            began_on=date(2023, 9, 4),
            status="testing",
            trial="Isang tagapayo ng Baitang 5, mula Setyembre",
            adopted=Adopted("ph-calls", "Naubos ang bigas; subukan naman ang tawag."),
        ),
    )
