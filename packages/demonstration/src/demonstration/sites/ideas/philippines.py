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
            status="adapted",
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
            learned="Nakakatulong kapag sakit o pagod ang dahilan, hindi kapag ulan o anihan.",
            audience="project",
            cycles=("Tawag sa pamilya sa unang araw ng pagliban",),
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
        ),
    )
