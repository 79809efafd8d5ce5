package fr.halle.programme.acte;

import fr.halle.acces.Agent;
import fr.halle.acces.Droits;
import fr.halle.acces.Permission;
import fr.halle.commun.Lecture;
import fr.halle.commun.Reference;
import fr.halle.platform.Introuvable;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.SaisieRefusee;
import fr.halle.programme.Laureat;
import fr.halle.programme.Laureats;
import fr.halle.programme.candidature.Redaction;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ce qui change un lauréat, par un acte daté et motivé, que l'on peut défaire sans rien effacer. */
@Component
public class ActesDesLaureats {

    private static final Map<String, Permission> PERMISSIONS = Map.of(
            "retrait", Permission.RETIRER_QUALITE,
            "reunion", Permission.REUNIR_LAUREATS,
            "maintien", Permission.REUNIR_LAUREATS,
            "commune_nouvelle", Permission.CONSTATER_COMMUNE_NOUVELLE);

    private final JdbcClient sql;
    private final Droits droits;
    private final Agent agent;
    private final Laureats laureats;
    private final EcritureDesFaits faits;
    private final SuiteDesLaureats suite;
    private final TraceDesLaureats trace;
    private final Clock horloge;

    ActesDesLaureats(
            JdbcClient sql,
            Droits droits,
            Agent agent,
            Laureats laureats,
            EcritureDesFaits faits,
            SuiteDesLaureats suite,
            TraceDesLaureats trace,
            Clock horloge) {
        this.sql = sql;
        this.droits = droits;
        this.agent = agent;
        this.laureats = laureats;
        this.faits = faits;
        this.suite = suite;
        this.trace = trace;
        this.horloge = horloge;
    }

    /**
     * Ce qu'une personne écrit d'un acte.
     *
     * @param acteReference la référence du document qui le porte ; vide s'il n'y en a pas
     */
    public record Saisie(@Nullable LocalDate effet, String motif, String acteReference) {}

    /** Le lauréat n'a plus sa qualité à partir de {@code saisie.effet()}. */
    @Transactional
    public void retirer(String programme, String reference, Saisie saisie) {
        var laureat = ouvrir(programme, reference, Permission.RETIRER_QUALITE);
        var effet = verifier(saisie);
        suite.exigerEnQualite(laureat, effet);
        var avant = trace.avant(laureat, effet, "constate que le lauréat quitte le programme");
        var acte = ecrire(laureat, null, "retrait", effet, null, null, saisie);
        if (faits.cesser(laureat.id(), effet, acte.id, faits.instant()) == 0) {
            throw new OperationRefusee(
                    "%s n'a déjà plus cette qualité : rien n'est à retirer.".formatted(laureat.nom()));
        }
        trace.inscrire("laureat.retirer", saisie, avant);
    }

    /**
     * Réunit un lauréat à un autre, qui le continue : ses membres y passent, ses numéros y mènent, son histoire reste.
     *
     * @param versReference le lauréat qui continue
     */
    @Transactional
    public void reunir(String programme, String reference, String versReference, Saisie saisie) {
        var lecture = maintenant();
        var vers = laureats.trouver(programme, versReference.strip(), lecture)
                .orElseThrow(() -> new SaisieRefusee(
                        "vers",
                        "Aucun lauréat de ce programme ne porte la référence « %s » : lisez-la sur sa page."
                                .formatted(versReference.strip())));
        // Toujours dans le même ordre : deux réunions croisées s'attendent au lieu de se bloquer.
        List.of(reference, vers.reference()).stream().sorted().forEach(r -> Redaction.verrouiller(sql, r));
        var laureat = ouvrir(programme, reference, Permission.REUNIR_LAUREATS);
        droits.exiger(Permission.REUNIR_LAUREATS, suite.cible(vers));
        if (laureat.id().equals(vers.id())) {
            throw new SaisieRefusee(
                    "vers", "Un lauréat ne se réunit pas à lui-même : écrivez la référence de l'autre.");
        }
        var effet = verifier(saisie);
        suite.exigerEnQualite(laureat, effet);
        suite.exigerEnQualite(vers, effet);
        var membres = laureats.membres(laureat, new Lecture(effet, lecture.connu()));
        var deja = laureats.membres(vers, new Lecture(effet, lecture.connu())).stream()
                .map(m -> m.type() + m.code())
                .collect(Collectors.toSet());
        var quitte = trace.avant(laureat, effet, "réunit ce lauréat à " + vers.reference() + ", qui le continue");
        var recoit = trace.avant(vers, effet, "réunit à ce lauréat " + laureat.reference() + ", qu'il continue");
        var acte = ecrire(laureat, vers, "reunion", effet, null, null, saisie);
        var instant = faits.instant();
        faits.cesser(laureat.id(), effet, acte.id, instant);
        faits.sortir(laureat.id(), null, null, effet, acte.id, instant);
        for (var membre : membres) {
            if (!deja.contains(membre.type() + membre.code())) {
                faits.composer(vers.id(), membre.type(), membre.code(), false, effet, acte.source, acte.id, instant);
            }
        }
        faits.nommer(vers.id(), laureat.reference(), acte.source, acte.id, instant);
        faits.trancher("", laureat.id(), vers.id(), acte.id, instant);
        trace.inscrire("laureat.reunir", saisie, quitte, recoit);
    }

    /** Une liste voulait réunir ou scinder ce lauréat : il reste tel qu'il est, et le conflit est clos. */
    @Transactional
    public void maintenir(String programme, String reference, Saisie saisie) {
        var laureat = ouvrir(programme, reference, Permission.REUNIR_LAUREATS);
        var effet = verifier(saisie);
        var avant = trace.avant(laureat, effet, "garde le lauréat tel qu'il est");
        var acte = ecrire(laureat, null, "maintien", effet, null, null, saisie);
        if (faits.trancher("", laureat.id(), laureat.id(), acte.id, faits.instant()) == 0) {
            throw new OperationRefusee(
                    "Aucun conflit n'attend sur %s : rien n'est à trancher.".formatted(laureat.nom()));
        }
        trace.inscrire("laureat.maintenir", saisie, avant);
    }

    /**
     * Une commune du lauréat a été reprise par une autre : la nouvelle prend sa place.
     *
     * @param ancienne le code de la commune membre
     */
    @Transactional
    public void suivre(String programme, String reference, String ancienne, Saisie saisie) {
        var laureat = ouvrir(programme, reference, Permission.CONSTATER_COMMUNE_NOUVELLE);
        var effet = verifier(saisie);
        var passage = suite.passages(laureat).stream()
                .filter(p -> p.ancienne().equals(ancienne))
                .findFirst()
                .orElseThrow(() -> new OperationRefusee(
                        "La commune %s de ce lauréat n'a pas été reprise par une autre : rien n'est à suivre."
                                .formatted(ancienne)));
        if (passage.ailleurs() != null) {
            throw new OperationRefusee(
                    "%s est déjà membre d'un autre lauréat de ce programme (%s) : réunissez d'abord les deux lauréats."
                            .formatted(passage.nomNouvelle(), passage.ailleurs()));
        }
        var avant = trace.avant(laureat, effet, "fait suivre au lauréat sa commune nouvelle");
        var acte = ecrire(laureat, null, "commune_nouvelle", effet, ancienne, passage.nouvelle(), saisie);
        var instant = faits.instant();
        faits.sortir(laureat.id(), "commune", ancienne, effet, acte.id, instant);
        if (!passage.dejaMembre()) {
            faits.composer(laureat.id(), "commune", passage.nouvelle(), false, effet, acte.source, acte.id, instant);
        }
        trace.inscrire("laureat.suivre", saisie, avant);
    }

    /** Défait un acte : tout redevient ce que c'était avant lui ; l'acte et son annulation restent lisibles. */
    @Transactional
    public void annuler(String programme, String reference, UUID id, String motif) {
        var lecture = maintenant();
        var acte = suite.actes(programme, reference, lecture).stream()
                .filter(a -> a.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Introuvable("acte", "Cet acte n'est plus en vigueur : rechargez la page."));
        var laureat = ouvrir(programme, acte.laureat(), PERMISSIONS.getOrDefault(acte.genre(), Permission.ADMINISTRER));
        if (motif.isBlank()) {
            throw new SaisieRefusee("motif", "Écrivez pourquoi cet acte est annulé.");
        }
        if (!faits.defaisable(id)) {
            throw new OperationRefusee("Un acte ou un import plus récent s'appuie sur celui-ci : défaites-le d'abord.");
        }
        var avant = Stream.of(acte.laureat(), acte.vers())
                .filter(Objects::nonNull)
                .map(r -> laureats.charger(programme, r, lecture))
                .map(l -> trace.avant(l, acte.effet(), "annule un acte du lauréat"))
                .toList();
        var annulation = sql.sql("""
                        insert into programme.acte_laureat (laureat, vers, genre, effet, ancienne, nouvelle, motif, acte_reference, source,
                                                            qualite, saisi_par, corrige_id, annule)
                        select a.laureat, a.vers, a.genre, a.effet, a.ancienne, a.nouvelle, :motif, a.acte_reference, a.source,
                               :qualite, :personne, a.id, true
                          from programme.acte_laureat a where a.id = :id and a.laureat = :laureat
                        returning id
                        """)
                .param("motif", motif.strip())
                .param("qualite", agent.qualite())
                .param("personne", agent.personne(), Types.OTHER)
                .param("id", id)
                .param("laureat", laureat.id())
                .query(UUID.class)
                .single();
        faits.defaire(id, annulation, faits.instant());
        trace.annuler(acte, motif.strip(), avant);
    }

    private Laureat ouvrir(String programme, String reference, Permission permission) {
        Redaction.verrouiller(sql, reference);
        var laureat = laureats.charger(programme, reference, maintenant());
        droits.exiger(permission, suite.cible(laureat));
        return laureat;
    }

    private LocalDate verifier(Saisie saisie) {
        var erreurs = new LinkedHashMap<String, String>();
        if (saisie.effet() == null) {
            erreurs.put("effet", "Écrivez la date de l'acte, par exemple 2024-01-01.");
        } else if (saisie.effet().isAfter(agent.aujourdHui())) {
            erreurs.put("effet", "Un acte ne se date pas dans le futur : écrivez au plus tard la date d'aujourd'hui.");
        }
        if (saisie.motif().isBlank()) {
            erreurs.put("motif", "Écrivez pourquoi : le motif reste avec l'acte.");
        }
        if (!erreurs.isEmpty() || saisie.effet() == null) {
            throw new SaisieRefusee(erreurs);
        }
        return saisie.effet();
    }

    private Ecrit ecrire(
            Laureat laureat,
            @Nullable Laureat vers,
            String genre,
            LocalDate effet,
            @Nullable String ancienne,
            @Nullable String nouvelle,
            Saisie saisie) {
        var titre = "%s, %s"
                .formatted(
                        saisie.acteReference().isBlank()
                                ? "Acte saisi dans Halle"
                                : saisie.acteReference().strip(),
                        laureat.nom());
        var source = faits.inscrire(Reference.nouvelle('J').valeur(), titre, effet);
        var id = sql.sql("""
                        insert into programme.acte_laureat (laureat, vers, genre, effet, ancienne, nouvelle, motif, acte_reference, source,
                                                            qualite, saisi_par)
                        values (:laureat, :vers, :genre, :effet, :ancienne, :nouvelle, :motif, :acteReference, :source, :qualite, :personne)
                        returning id
                        """)
                .param("laureat", laureat.id())
                .param("vers", vers == null ? null : vers.id(), Types.OTHER)
                .param("genre", genre)
                .param("effet", effet)
                .param("ancienne", ancienne, Types.VARCHAR)
                .param("nouvelle", nouvelle, Types.VARCHAR)
                .param("motif", saisie.motif().strip())
                .param(
                        "acteReference",
                        saisie.acteReference().isBlank()
                                ? null
                                : saisie.acteReference().strip(),
                        Types.VARCHAR)
                .param("source", source)
                .param("qualite", agent.qualite())
                .param("personne", agent.personne(), Types.OTHER)
                .query(UUID.class)
                .single();
        return new Ecrit(id, source);
    }

    private Lecture maintenant() {
        return new Lecture(agent.aujourdHui(), horloge.instant().plusSeconds(60));
    }

    private record Ecrit(UUID id, String source) {}
}
