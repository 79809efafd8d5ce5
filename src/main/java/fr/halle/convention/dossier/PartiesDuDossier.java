package fr.halle.convention.dossier;

import fr.halle.acces.Cible.Lieu;
import fr.halle.acces.mandat.NatureOrganisation;
import fr.halle.acces.mandat.Organisation;
import fr.halle.acces.mandat.Organisations;
import fr.halle.acces.mandat.OrganisationsDesTerritoires;
import fr.halle.convention.LaureatCouvert;
import fr.halle.convention.Partie;
import fr.halle.convention.TypeDeConvention;
import fr.halle.convention.TypeDeConvention.PartieDuType;
import fr.halle.platform.SaisieRefusee;
import fr.halle.territoire.TypeTerritoire;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Les parties d'un dossier : celles que ses territoires appellent, puis celles qui ont été prises dans l'annuaire. */
@Component
class PartiesDuDossier {

    private static final Map<String, TypeTerritoire> NIVEAUX = Map.of(
            "commune", TypeTerritoire.COMMUNE,
            "epci", TypeTerritoire.EPCI,
            "departement", TypeTerritoire.DEPARTEMENT,
            "region", TypeTerritoire.REGION);

    private final JdbcClient sql;
    private final Organisations organisations;
    private final OrganisationsDesTerritoires naissances;
    private final NomsDesTerritoires noms;

    PartiesDuDossier(
            JdbcClient sql,
            Organisations organisations,
            OrganisationsDesTerritoires naissances,
            NomsDesTerritoires noms) {
        this.sql = sql;
        this.organisations = organisations;
        this.naissances = naissances;
        this.noms = noms;
    }

    /** @throws SaisieRefusee si une partie choisie n'existe pas, ou n'est pas de celles que ce type laisse choisir */
    List<Partie> de(TypeDeConvention type, List<LaureatCouvert> laureats, DossierSaisi saisi, LocalDate jour) {
        var parties = new LinkedHashMap<String, Partie>();
        for (var appelee : type.parties()) {
            if (appelee.auChoix()) {
                saisi.choisies().stream()
                        .filter(c -> c.code().equals(appelee.code()))
                        .map(c -> choisie(appelee, organisations.charger(c.organisation())))
                        .forEach(p -> parties.putIfAbsent(p.cle(), p));
            } else {
                for (var code : territoires(appelee.par(), laureats, jour)) {
                    var partie = duTerritoire(appelee, code);
                    parties.putIfAbsent(partie.cle(), partie);
                }
            }
        }
        for (var choisie : saisi.choisies()) {
            if (type.partie(choisie.code()).filter(PartieDuType::auChoix).isEmpty()) {
                throw new SaisieRefusee(
                        "parties", "Ce type de convention n'appelle pas cette partie : choisissez-la dans la liste.");
            }
        }
        return List.copyOf(parties.values());
    }

    private Partie duTerritoire(PartieDuType appelee, String code) {
        var nature = NatureOrganisation.deCode(appelee.nature()).orElseThrow();
        var lieu = new Lieu(niveau(appelee.par()), code);
        var organisation = naissances.assurer(nature, lieu);
        var cle = appelee.code() + ":" + code;
        return new Partie(
                cle,
                appelee.code(),
                noms.nom(cle, appelee),
                appelee.nature(),
                organisation.id(),
                lieu.toString(),
                appelee.obligatoire(),
                appelee.signataire(),
                appelee.delibere());
    }

    private static Partie choisie(PartieDuType appelee, Organisation organisation) {
        var lieu = organisation.territoire();
        return new Partie(
                appelee.code() + ":" + organisation.reference(),
                appelee.code(),
                organisation.nom(),
                organisation.nature().code(),
                organisation.id(),
                lieu == null ? null : lieu.toString(),
                appelee.obligatoire(),
                appelee.signataire(),
                appelee.delibere());
    }

    private static TypeTerritoire niveau(String par) {
        var niveau = NIVEAUX.get(par);
        if (niveau == null) {
            throw new IllegalStateException("Une partie ne se compte pas par « " + par + " »");
        }
        return niveau;
    }

    /** Les territoires de ce niveau où sont les communes des lauréats, au millésime en vigueur ce jour-là. */
    private List<String> territoires(String par, List<LaureatCouvert> laureats, LocalDate jour) {
        var communes =
                laureats.stream().flatMap(l -> l.communes().stream()).distinct().toList();
        if (par.equals("commune")) {
            return communes;
        }
        return new ArrayList<>(sql.sql("""
                        select distinct a.code from territoire.v_public_appartenance a
                         where a.type = :par and a.commune = any (:communes::text[]) and :annee >= a.du and :annee < a.jusqu
                         order by a.code
                        """)
                .param("par", par)
                .param("communes", communes.toArray(String[]::new))
                .param("annee", jour.getYear())
                .query(String.class)
                .list());
    }
}
