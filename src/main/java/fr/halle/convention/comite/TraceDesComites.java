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
public class TraceDesComites {

    /** Le type d'objet de la trace. */
    public static final String COMITE = "comite";

    /** Le genre d'objet des pièces d'une réunion. */
    public static final String REUNION = "reunion";

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

    public void reunion(Comite c, @Nullable Reunion avant, Reunion apres) {
        inscrire(
                c,
                avant == null ? "comite.convoquer" : "comite.deplacer",
                (avant == null ? "convoque la réunion " : "modifie la réunion ") + apres.reference(),
                Changement.de("tenueLe", "Le", avant == null ? null : jour(avant.tenueLe()), jour(apres.tenueLe())),
                Changement.de("heure", "À", avant == null ? null : heure(avant), heure(apres)),
                Changement.de(
                        "convoqueeLe",
                        "Convocation partie le",
                        avant == null ? null : jour(avant.convoqueeLe()),
                        jour(apres.convoqueeLe())),
                Changement.de("lieu", "Lieu", avant == null ? null : avant.lieu(), apres.lieu()),
                Changement.de("ordre", "Ordre du jour", avant == null ? null : ordre(avant), ordre(apres)),
                Changement.de("motif", "Motif", null, apres.motif()));
    }

    public void annuler(Comite c, Reunion r, String motif) {
        inscrire(
                c,
                "comite.annuler",
                "annule la réunion " + r.reference(),
                Changement.de("tenueLe", "Le", jour(r.tenueLe()), null),
                Changement.de("motif", "Motif", null, motif));
    }

    public void presences(Comite c, Reunion avant, Reunion apres, @Nullable String motif) {
        inscrire(
                c,
                "comite.noter",
                "note les présences à la réunion " + apres.reference(),
                Changement.de("presences", "Présences", presences(avant), presences(apres)),
                Changement.de("motif", "Motif", null, motif));
    }

    /** @param avant ce qui était écrit de ce point, si c'est une correction */
    public void decider(Comite c, Reunion r, Reunion.@Nullable Decision avant, Reunion.Decision d) {
        inscrire(
                c,
                avant == null ? "comite.decider" : "comite.corriger",
                (avant == null ? "écrit" : "corrige") + " une décision de la réunion " + r.reference(),
                Changement.de("point", "Point", null, point(r, d)),
                Changement.de(
                        "sens",
                        "Sens",
                        avant == null ? null : avant.sens().libelle(),
                        d.sens().libelle()),
                Changement.de("texte", "Décision", avant == null ? null : avant.texte(), d.texte()),
                Changement.de("objet", "Porte sur", avant == null ? null : avant.libelle(), d.libelle()),
                Changement.de("motif", "Motif", null, d.motif()));
    }

    public void retirer(Comite c, Reunion r, Reunion.Decision d, String motif) {
        inscrire(
                c,
                "comite.retirer",
                "retire une décision de la réunion " + r.reference(),
                Changement.de("point", "Point", point(r, d), null),
                Changement.de("sens", "Sens", d.sens().libelle(), null),
                Changement.de("texte", "Décision", d.texte(), null),
                Changement.de("motif", "Motif", null, motif));
    }

    public void relever(Comite c, Reunion avant, Reunion apres) {
        inscrire(
                c,
                "comite.relever",
                "écrit le relevé de décisions de la réunion " + avant.reference(),
                Changement.de("releve", "Relevé", avant.releve(), apres.releve()),
                Changement.de("motif", "Motif", null, apres.motif()));
    }

    public void arreter(Comite c, Reunion apres) {
        inscrire(
                c,
                "comite.arreter",
                "arrête le relevé de décisions de la réunion " + apres.reference(),
                Changement.de("arreteLe", "Arrêté le", null, jour(apres.arreteLe())));
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

    private static @Nullable String heure(Reunion r) {
        return r.heure() == null ? null : r.heure().toString();
    }

    private static @Nullable String presences(Reunion r) {
        var comptes = r.presences().stream()
                .collect(Collectors.groupingBy(p -> p.etat().libelle(), java.util.TreeMap::new, Collectors.counting()));
        return comptes.isEmpty()
                ? null
                : comptes.entrySet().stream()
                        .map(e -> e.getKey() + " : " + e.getValue())
                        .collect(Collectors.joining(", "));
    }

    private static @Nullable String jour(@Nullable LocalDate jour) {
        return jour == null ? null : Typographie.date(jour);
    }
}
