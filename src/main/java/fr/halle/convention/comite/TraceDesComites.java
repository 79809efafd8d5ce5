package fr.halle.convention.comite;

import fr.halle.convention.LaureatCouvert;
import fr.halle.journal.Changement;
import fr.halle.journal.Consigne;
import fr.halle.journal.Journal;
import fr.halle.journal.Objet;
import fr.halle.platform.web.Typographie;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Inscrit ce qui arrive à un comité, dans la transaction de l'acte. Aucun nom de personne n'y figure. */
@Component
class TraceDesComites {

    /** Le type d'objet de la trace. */
    static final String COMITE = "comite";

    private final Journal journal;

    TraceDesComites(Journal journal) {
        this.journal = journal;
    }

    void dossier(@Nullable Comite avant, Comite apres) {
        inscrire(
                apres,
                avant == null ? "comite.creer" : "comite.modifier",
                avant == null ? "crée le comité" : "modifie le comité",
                Changement.de("nom", "Nom", avant == null ? null : avant.nom(), apres.nom()),
                Changement.de("suit", "Suit", avant == null ? null : suit(avant), suit(apres)),
                Changement.de(
                        "creeLe",
                        "Existe depuis le",
                        avant == null ? null : jour(avant.creeLe()),
                        jour(apres.creeLe())),
                Changement.de("quorum", "Quorum", avant == null ? null : quorum(avant), quorum(apres)));
    }

    void nommer(Comite c, String libelle, Siege siege, LocalDate du, @Nullable LocalDate jusqu) {
        inscrire(
                c,
                "comite.nommer",
                "donne un siège du comité",
                Changement.de(
                        "siege", "Siège", null, libelle + ", " + siege.libelle().toLowerCase(java.util.Locale.FRENCH)),
                Changement.de("du", "À compter du", null, jour(du)),
                Changement.de("jusqu", "Jusqu'au", null, jusqu == null ? null : jour(jusqu)));
    }

    void finir(Comite c, Membre membre, LocalDate jusqu) {
        inscrire(
                c,
                "comite.finir",
                "met fin à un siège du comité",
                Changement.de("siege", "Siège", membre.libelle(), null),
                Changement.de("jusqu", "Jusqu'au", jour(membre.jusqu()), jour(jusqu)));
    }

    void reunion(Comite c, @Nullable Reunion avant, Reunion apres) {
        inscrire(
                c,
                avant == null ? "comite.convoquer" : "comite.deplacer",
                (avant == null ? "convoque la réunion " : "modifie la réunion ") + apres.reference(),
                Changement.de("tenueLe", "Le", avant == null ? null : jour(avant.tenueLe()), jour(apres.tenueLe())),
                Changement.de("lieu", "Lieu", avant == null ? null : avant.lieu(), apres.lieu()),
                Changement.de("ordre", "Ordre du jour", avant == null ? null : ordre(avant), ordre(apres)));
    }

    void presences(Comite c, Reunion apres) {
        inscrire(
                c,
                "comite.noter",
                "note les présences à la réunion " + apres.reference(),
                Changement.de(
                        "presences",
                        "Présences",
                        null,
                        apres.presences().stream()
                                .collect(Collectors.groupingBy(
                                        p -> p.etat().libelle(), java.util.TreeMap::new, Collectors.counting()))
                                .entrySet()
                                .stream()
                                .map(e -> e.getKey() + " : " + e.getValue())
                                .collect(Collectors.joining(", "))));
    }

    void decider(Comite c, Reunion r, Reunion.Decision d) {
        inscrire(
                c,
                "comite.decider",
                "écrit une décision de la réunion " + r.reference(),
                Changement.de("point", "Point", null, point(r, d)),
                Changement.de("sens", "Sens", null, d.sens().libelle()),
                Changement.de("texte", "Décision", null, d.texte()),
                Changement.de("objet", "Porte sur", null, d.libelle()));
    }

    void retirer(Comite c, Reunion r, Reunion.Decision d, String motif) {
        inscrire(
                c,
                "comite.retirer",
                "retire une décision de la réunion " + r.reference(),
                Changement.de("point", "Point", point(r, d), null),
                Changement.de("sens", "Sens", d.sens().libelle(), null),
                Changement.de("motif", "Motif", null, motif));
    }

    void relever(Comite c, Reunion avant, @Nullable String releve) {
        inscrire(
                c,
                "comite.relever",
                "écrit le relevé de décisions de la réunion " + avant.reference(),
                Changement.de("releve", "Relevé", avant.releve(), releve));
    }

    private void inscrire(Comite c, String verbe, String phrase, Changement... changements) {
        journal.consigner(Consigne.sur(new Objet(COMITE, c.reference(), c.nom()), verbe, phrase)
                .dans(c.lieux())
                .visiblePar(c.visiblePar())
                .changeant(Arrays.stream(changements)
                        .filter(x -> !Objects.equals(x.avant(), x.apres()))
                        .toList()));
    }

    private static String point(Reunion r, Reunion.Decision d) {
        return d.point() + ". " + r.ordreDuJour().get(d.point() - 1);
    }

    private static String ordre(Reunion r) {
        return String.join(" ; ", r.ordreDuJour());
    }

    private static String suit(Comite c) {
        return c.region() != null
                ? "région " + c.region()
                : c.laureats().stream().map(LaureatCouvert::nom).collect(Collectors.joining(" ; "));
    }

    private static @Nullable String quorum(Comite c) {
        return c.quorum() == null ? null : "%d (%s)".formatted(c.quorum(), c.quorumTexte());
    }

    private static @Nullable String jour(@Nullable LocalDate jour) {
        return jour == null ? null : Typographie.date(jour);
    }
}
