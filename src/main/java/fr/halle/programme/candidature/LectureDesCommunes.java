package fr.halle.programme.candidature;

import fr.halle.platform.SaisieRefusee;
import fr.halle.platform.web.Typographie;
import fr.halle.territoire.Normalisation;
import fr.halle.territoire.Territoire;
import fr.halle.territoire.Territoires;
import fr.halle.territoire.TypeTerritoire;
import fr.halle.territoire.recherche.Candidat;
import fr.halle.territoire.recherche.RechercheDeTerritoires;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lit les communes qu'une personne écrit. Un nom que plusieurs communes portent est une question, jamais une devinette. */
@Component
class LectureDesCommunes {

    private static final int LONGUEUR = 200;
    private static final int COMMUNES = 100;
    private static final int CANDIDATS = 8;

    private static final Pattern CODE = Pattern.compile("(?:^|.*\\()((?:\\d{2}|2[AB])\\d{3})\\)?$");

    private static final Pattern PLURIEL = Pattern.compile("s\\b");

    private final Territoires territoires;
    private final RechercheDeTerritoires recherche;
    private final JdbcClient sql;

    LectureDesCommunes(Territoires territoires, RechercheDeTerritoires recherche, JdbcClient sql) {
        this.territoires = territoires;
        this.recherche = recherche;
        this.sql = sql;
    }

    /**
     * @param saisie une commune par ligne
     * @throws SaisieRefusee qui dit chaque ligne à préciser
     */
    List<CommuneCandidate> lire(String saisie, LocalDate au) {
        var erreurs = new ArrayList<String>();
        var communes = new LinkedHashMap<String, CommuneCandidate>();
        for (var ligne :
                saisie.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
            try {
                var commune = lireLigne(ligne, au);
                if (communes.putIfAbsent(commune.code(), commune) != null) {
                    erreurs.add("%s est écrite deux fois : gardez une seule ligne.".formatted(commune.enClair()));
                }
            } catch (SaisieRefusee e) {
                erreurs.add(e.phrase());
            }
            if (communes.size() + erreurs.size() > COMMUNES) {
                throw new SaisieRefusee(
                        "communes",
                        "Une candidature réunit au plus %d communes : vérifiez la liste.".formatted(COMMUNES));
            }
        }
        if (!erreurs.isEmpty()) {
            throw new SaisieRefusee("communes", String.join(" ", erreurs));
        }
        return List.copyOf(communes.values());
    }

    /** Les EPCI où tombent ces communes, à cette date. */
    List<String> epci(List<String> communes, LocalDate au) {
        return sql.sql("""
                        select distinct code from territoire.v_public_appartenance
                         where type = 'epci' and code_source = any (:communes::text[]) and :millesime >= du and :millesime < jusqu
                         order by code
                        """)
                .param("communes", communes.toArray(String[]::new))
                .param("millesime", territoires.millesime(au).annee())
                .query(String.class)
                .list();
    }

    private CommuneCandidate lireLigne(String ligne, LocalDate au) {
        var parties = ligne.split(";", 3);
        var nom = parties[0].strip();
        if (nom.length() > LONGUEUR) {
            throw new SaisieRefusee("communes", "Une ligne est trop longue : écrivez une commune par ligne.");
        }
        var commune = trouver(nom, au);
        if (parties.length == 1 || parties[1].isBlank()) {
            return avecLaPopulationConnue(commune);
        }
        var habitants = nombre(parties[1])
                .orElseThrow(() -> new SaisieRefusee(
                        "communes",
                        "%s : « %s » n'est pas un nombre d'habitants, écrivez par exemple 2 540."
                                .formatted(commune.nomPrecis(), parties[1].strip())));
        var source = parties.length < 3 ? "" : parties[2].strip();
        if (source.isEmpty() || source.length() > LONGUEUR) {
            throw new SaisieRefusee(
                    "communes",
                    "%s : dites d'où vient sa population, après un second point-virgule, par exemple « Insee, populations légales 2017 »."
                            .formatted(commune.nomPrecis()));
        }
        return new CommuneCandidate(commune.code(), commune.nom(), commune.departement(), habitants, source);
    }

    private Territoire trouver(String nom, LocalDate au) {
        var code = CODE.matcher(nom);
        if (code.matches()) {
            return territoires
                    .trouver(TypeTerritoire.COMMUNE, code.group(1), au)
                    .or(() -> territoires.continuatrice(code.group(1), au))
                    .orElseThrow(() -> inconnue(nom));
        }
        var reponse = recherche.chercher(nom, au, CANDIDATS);
        var communes = reponse.elements().stream()
                .filter(c -> c.type().equals("commune"))
                .toList();
        var exactes = communes.stream().filter(Candidat::exact).toList();
        var choisie = exactes.isEmpty() ? seule(nom, communes) : exactes.size() == 1 ? exactes.getFirst() : null;
        if (choisie != null) {
            return territoires
                    .trouver(TypeTerritoire.COMMUNE, choisie.code(), au)
                    .orElseThrow(() -> inconnue(nom));
        }
        if (communes.isEmpty()) {
            throw inconnue(nom);
        }
        var proposees = (exactes.isEmpty() ? communes : exactes)
                .stream().map(c -> c.nom() + " (" + c.code() + ")").toList();
        throw new SaisieRefusee(
                "communes",
                exactes.isEmpty()
                        ? "« %s » : aucune commune ne porte ce nom, plusieurs lui ressemblent. Écrivez la bonne : %s."
                                .formatted(nom, Typographie.enumerer(proposees))
                        : "« %s » : plusieurs communes portent ce nom. Écrivez la bonne, avec son code ou son département : %s."
                                .formatted(nom, Typographie.enumerer(proposees)));
    }

    /** La seule qui ressemble ; à défaut la seule dont le nom ne diffère que d'un pluriel, ou prolonge celui qui est écrit. */
    private static @Nullable Candidat seule(String nom, List<Candidat> communes) {
        if (communes.size() == 1) {
            return communes.getFirst();
        }
        var ecrit = sansPluriel(nom);
        var memes = communes.stream()
                .filter(c -> sansPluriel(c.nom()).equals(ecrit))
                .toList();
        if (memes.isEmpty() && communes.size() < CANDIDATS) {
            memes = communes.stream()
                    .filter(c -> sansPluriel(c.nom()).startsWith(ecrit + " "))
                    .toList();
        }
        return memes.size() == 1 ? memes.getFirst() : null;
    }

    private static String sansPluriel(String nom) {
        return PLURIEL.matcher(Normalisation.normaliser(nom)).replaceAll("");
    }

    private CommuneCandidate avecLaPopulationConnue(Territoire commune) {
        return sql.sql("""
                        select habitants, 'Insee, ' || case when annee is null then 'année non indiquée' else 'population ' || annee end
                                          || ' (' || version_paquet || ')' as origine
                          from territoire.v_public_population
                         where commune = :code and principale order by millesime desc limit 1
                        """)
                .param("code", commune.code())
                .query((ligne, _) -> new CommuneCandidate(
                        commune.code(),
                        commune.nom(),
                        commune.departement(),
                        ligne.getInt("habitants"),
                        ligne.getString("origine")))
                .optional()
                .orElseGet(
                        () -> new CommuneCandidate(commune.code(), commune.nom(), commune.departement(), null, null));
    }

    private static Optional<Integer> nombre(String texte) {
        var chiffres = texte.replaceAll("[\\s\\u00a0\\u202f]", "");
        return chiffres.matches("\\d{1,8}") ? Optional.of(Integer.valueOf(chiffres)) : Optional.empty();
    }

    private static SaisieRefusee inconnue(String nom) {
        return new SaisieRefusee(
                "communes",
                "« %s » : aucune commune ne porte ce nom. Vérifiez-le par la recherche des territoires, ou écrivez son code Insee."
                        .formatted(nom));
    }
}
