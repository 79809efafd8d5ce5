package fr.halle.document;

import static fr.halle.document.reception.FichiersDEssai.pdf;
import static fr.halle.document.reception.FichiersDEssai.pdfChiffre;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.halle.acces.Personnes;
import fr.halle.acces.Personnes.EnFonction;
import fr.halle.acces.Visibilite;
import fr.halle.document.Depots.Depot;
import fr.halle.document.ObjetDEssai.Dossier;
import fr.halle.document.coffre.Coffre;
import fr.halle.document.reception.FichiersDEssai.Fleuve;
import fr.halle.essai.BaseChargee;
import fr.halle.journal.Historique;
import fr.halle.journal.LigneDHistorique;
import fr.halle.platform.AccesRefuse;
import fr.halle.platform.Introuvable;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.Verification;
import fr.halle.platform.base.Connexions;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** La vie d'une pièce, sous les vrais rôles de la base : déposée, remplacée, figée, ouverte, annulée, lue ou non. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PiecesTest {

    private static final int MIO = 1024 * 1024;

    private final Connexions base = BaseChargee.copie();
    private final SceneDePieces scene = new SceneDePieces(base, false, Map.of());

    @BeforeAll
    void une_base_sans_piece() {
        assertThat(scene.compter("select count(*) from document.piece")).isZero();
    }

    @AfterAll
    void fermer() {
        scene.close();
    }

    @Test
    void une_piece_se_depose_se_relit_et_s_inscrit_dans_la_trace() throws IOException {
        var dossier = scene.dossier();
        var contenu = Arrays.copyOf(pdf("une"), 2 * MIO + 17);

        var piece = scene.deposer(dossier, "L’avenant.pdf", contenu);

        assertThat(piece.reference()).startsWith("P-");
        assertThat(piece.version()).isEqualTo(1);
        assertThat(piece.octets()).isEqualTo(contenu.length);
        assertThat(piece.type()).isEqualTo("application/pdf");
        assertThat(piece.deposePar()).contains("Maire");
        assertThat(lire(scene.maire, piece)).isEqualTo(contenu);
        assertThat(scene.compter("select count(*) from document.morceau where empreinte = '" + piece.empreinte() + "'"))
                .isEqualTo(3);
        assertThat(trace(dossier)).extracting(LigneDHistorique::verbe).containsExactly("piece.deposer");
        assertThat(trace(dossier).getFirst().champs().getFirst().apres())
                .isEqualTo("version 1, SHA-256 " + piece.empreinte());
    }

    @Test
    void remplacer_fait_une_version_et_l_ancienne_se_lit_toujours() throws IOException {
        var dossier = scene.dossier();
        var une = scene.deposer(dossier, "acte.pdf", pdf("v1"));

        var deux = scene.remplacer(dossier, une, pdf("v2"));

        assertThat(deux.reference()).isEqualTo(une.reference());
        assertThat(deux.version()).isEqualTo(2);
        assertThat(scene.maire.fait(() -> pieces().de(ObjetDEssai.GENRE, dossier.id)))
                .extracting(Piece::version)
                .containsExactly(2);
        assertThat(scene.maire.fait(() -> pieces().versions(une.reference())))
                .extracting(Piece::version)
                .containsExactly(2, 1);
        var ancienne =
                scene.maire.fait(() -> pieces().trouver(une.reference(), 1)).orElseThrow();
        assertThat(lire(scene.maire, ancienne)).isEqualTo(pdf("v1"));
        assertThat(trace(dossier).getFirst().verbe()).isEqualTo("piece.remplacer");
        assertThat(scene.maire
                        .fait(() -> scene.bean(BlocsDePieces.class).pour(ObjetDEssai.GENRE, dossier.id, null))
                        .pieces()
                        .getFirst()
                        .anciennes())
                .extracting(Piece::version)
                .containsExactly(1);
    }

    @Test
    void ce_qui_a_change_entre_temps_ou_n_apporte_rien_se_refuse() {
        var dossier = scene.dossier();
        var une = scene.deposer(dossier, "acte.pdf", pdf("v1"));
        scene.remplacer(dossier, une, pdf("v2"));

        assertThatThrownBy(() -> scene.remplacer(dossier, une, pdf("v3")))
                .isInstanceOf(OperationRefusee.class)
                .hasMessageContaining("a changé depuis que vous l'avez affichée");
        assertThatThrownBy(() -> scene.deposer(dossier, "acte.pdf", pdf("v3")))
                .hasMessageContaining("est déjà là (version 2");
        var enPlace = scene.maire.fait(() -> pieces().charger(une.reference()));
        assertThatThrownBy(() -> scene.remplacer(dossier, enPlace, pdf("v2"))).hasMessageContaining("rien à remplacer");
        assertThat(scene.compter("select count(*) from document.piece where objet = '" + dossier.id + "'"))
                .isEqualTo(2);
    }

    @Test
    void un_refus_n_ecrit_rien() {
        var dossier = scene.dossier();
        var avant = scene.compter(
                "select (select count(*) from document.contenu) + (select count(*) from document.morceau)");

        assertThatThrownBy(() -> scene.deposer(dossier, "acte.pdf", pdfChiffre()))
                .hasMessageContaining("chiffré");
        assertThatThrownBy(() -> scene.maire.fait(() -> scene.bean(Depots.class)
                        .deposer(
                                new Depot(ObjetDEssai.GENRE, dossier.id, "acte", "", "acte.pdf", null),
                                new Fleuve(pdf("gros"), 200L * MIO))))
                .hasMessageContaining("dépasse 20");
        assertThatThrownBy(() -> scene.maire.fait(() -> scene.bean(Depots.class)
                        .deposer(
                                new Depot(ObjetDEssai.GENRE, dossier.id, "autre", " ", "acte.pdf", null),
                                new ByteArrayInputStream(pdf("sans libellé")))))
                .as("refusé après que le contenu a été rangé : la transaction l'emporte")
                .hasMessageContaining("Dites en quelques mots");

        assertThat(scene.compter(
                        "select (select count(*) from document.contenu) + (select count(*) from document.morceau)"))
                .isEqualTo(avant);
        assertThat(trace(dossier)).isEmpty();
    }

    @Test
    void une_piece_figee_ne_se_remplace_ni_ne_s_annule_plus_meme_par_du_sql() {
        var dossier = scene.dossier();
        var piece = scene.deposer(dossier, "acte.pdf", pdf("à signer"));
        dossier.lecteurs.add(scene.voisin.acteur().utilisateur());

        // Celui qui signe ne lit pas forcément toutes les pièces : elles se figent quand même.
        assertThat(scene.dansUneTransaction(
                        scene.voisin, () -> scene.bean(SuiteDesPieces.class).figer(ObjetDEssai.GENRE, dossier.id)))
                .isEqualTo(1);

        var figee = scene.maire.fait(() -> pieces().charger(piece.reference()));
        assertThat(figee.figee()).isTrue();
        assertThat(figee.deposeLe()).isEqualTo(piece.deposeLe());
        assertThat(figee.deposePar()).isEqualTo(piece.deposePar());
        assertThat(trace(dossier).getFirst().verbe()).isEqualTo("piece.figer");
        assertThatThrownBy(() -> scene.remplacer(dossier, figee, pdf("autre"))).hasMessageContaining("est figée");
        assertThatThrownBy(() -> annuler(figee, "erreur")).hasMessageContaining("est figée");
        for (var suite : List.of("false, true, p.version", "true, false, p.version + 1", "false, false, p.version")) {
            assertThatThrownBy(() -> enSql(scene.maire, """
                            insert into document.piece (racine, corrige_id, reference, objet_genre, objet, code, seule, libelle, nom, type, empreinte,
                                                        depose_par, visible_par, saisi_par, qualite, motif, fige, annule, version)
                            select coalesce(p.racine, p.id), p.id, p.reference, p.objet_genre, p.objet, p.code, p.seule, p.libelle, p.nom, p.type,
                                   p.empreinte, 'x', p.visible_par, platform.personne(), 'x', 'x', %s
                              from document.piece p where p.id = '%s'
                            """.formatted(suite, figee.ligne())))
                    .as(suite)
                    .hasMessageContaining("Une pièce figée ne se remplace ni ne s'annule");
        }
        assertThatThrownBy(() -> enProprietaire("update document.piece set fige = false"))
                .hasMessageContaining("ne se changent pas");
        assertThatThrownBy(() -> enProprietaire("delete from document.morceau"))
                .hasMessageContaining("ne se changent pas");
        assertThatThrownBy(() -> enSql(scene.maire, "update document.piece set nom = 'x'"))
                .hasRootCauseMessage("ERROR: permission denied for table piece");
    }

    @Test
    void un_dossier_signe_ne_recoit_plus_rien() {
        var dossier = scene.dossier();
        dossier.signe = true;

        assertThatThrownBy(() -> scene.deposer(dossier, "acte.pdf", pdf("tard")))
                .hasMessageContaining("signé ou clos");
    }

    @Test
    void annuler_retire_de_la_liste_garde_les_versions_et_laisse_redeposer() {
        var dossier = scene.dossier();
        var piece = scene.deposer(dossier, "acte.pdf", pdf("mauvais"));

        assertThatThrownBy(() -> annuler(piece, " ")).hasMessageContaining("pourquoi");
        annuler(piece, "mauvais fichier");

        assertThat(scene.maire.fait(() -> pieces().de(ObjetDEssai.GENRE, dossier.id)))
                .isEmpty();
        assertThat(scene.maire.fait(() -> pieces().trouver(piece.reference()))).isEmpty();
        assertThat(scene.maire.fait(() -> pieces().trouver(piece.reference(), 1)))
                .isPresent();
        var bonne = scene.deposer(dossier, "acte.pdf", pdf("bon"));
        assertThat(bonne.reference()).isEqualTo(piece.reference());
        assertThat(bonne.version()).isEqualTo(2);
        assertThat(trace(dossier))
                .extracting(LigneDHistorique::verbe)
                .containsExactly("piece.deposer", "piece.annuler", "piece.deposer");
    }

    @Test
    void le_droit_de_l_objet_est_juge_a_chaque_lecture() {
        var dossier = scene.dossier();
        dossier.cles = scene.cles(Visibilite.PUBLIC);
        var piece = scene.deposer(dossier, "acte.pdf", pdf("droit"));
        assertThat(scene.voisin.fait(() -> pieces().trouver(piece.reference())))
                .as("les clés l'ouvrent, l'objet non")
                .isEmpty();
        assertThat(pieces().trouver(piece.reference())).as("le public").isEmpty();

        dossier.ouvert = true;
        assertThat(scene.voisin.fait(() -> pieces().trouver(piece.reference()))).isPresent();
        assertThat(pieces().trouver(piece.reference())).isPresent();
        assertThat(pieces().trouver(piece.reference()).orElseThrow().deposePar())
                .as("le public ne lit aucun nom")
                .isNull();

        dossier.ouvert = false;
        assertThat(scene.voisin.fait(() -> pieces().trouver(piece.reference()))).isEmpty();
        assertThat(pieces().trouver(piece.reference(), 1)).isEmpty();
    }

    @Test
    void la_base_cache_ce_que_les_cles_n_ouvrent_pas_meme_si_l_objet_l_ouvrait() throws IOException {
        var dossier = scene.dossier();
        var piece = scene.deposer(dossier, "acte.pdf", pdf("réservé"));
        dossier.ouvert = true;

        assertThat(scene.voisin.fait(() -> pieces().trouver(piece.reference()))).isEmpty();
        assertThat(pieces().trouver(piece.reference())).isEmpty();
        assertThat(lire(scene.voisin, piece)).isEmpty();
        try (var public_ = scene.bean(Coffre.class).ouvrir(piece.empreinte())) {
            assertThat(public_.readAllBytes()).isEmpty();
        }

        dossier.cles = scene.cles(Visibilite.PUBLIC);
        assertThat(scene.dansUneTransaction(
                        scene.maire, () -> scene.bean(SuiteDesPieces.class).ouvrir(ObjetDEssai.GENRE, dossier.id)))
                .isEqualTo(1);
        assertThat(pieces().trouver(piece.reference())).isPresent();
        assertThat(pieces().trouver(piece.reference(), 1)).isPresent();
        try (var public_ = scene.bean(Coffre.class).ouvrir(piece.empreinte())) {
            assertThat(public_.readAllBytes()).isEqualTo(pdf("réservé"));
        }
        assertThat(trace(dossier).getFirst().verbe()).isEqualTo("piece.ouvrir");
    }

    @Test
    void une_piece_figee_peut_encore_s_ouvrir() {
        var dossier = scene.dossier();
        var piece = scene.deposer(dossier, "acte.pdf", pdf("signé puis publié"));
        scene.dansUneTransaction(
                scene.maire, () -> scene.bean(SuiteDesPieces.class).figer(ObjetDEssai.GENRE, dossier.id));
        dossier.cles = scene.cles(Visibilite.PUBLIC);
        dossier.ouvert = true;

        scene.dansUneTransaction(
                scene.maire, () -> scene.bean(SuiteDesPieces.class).ouvrir(ObjetDEssai.GENRE, dossier.id));

        assertThat(pieces().charger(piece.reference()).figee()).isTrue();
    }

    @Test
    void qui_ne_lit_pas_l_objet_ne_sait_pas_qu_il_existe_et_qui_le_lit_n_y_depose_pas_pour_autant() {
        var dossier = scene.dossier();
        var depot = new Depot(ObjetDEssai.GENRE, dossier.id, "acte", "", "acte.pdf", null);
        Consumer<EnFonction> deposer =
                qui -> qui.fait(() -> scene.bean(Depots.class).deposer(depot, new ByteArrayInputStream(pdf("x"))));

        assertThatThrownBy(() -> deposer.accept(scene.voisin)).isInstanceOf(Introuvable.class);
        dossier.lecteurs.add(scene.voisin.acteur().utilisateur());
        assertThatThrownBy(() -> deposer.accept(scene.voisin)).isInstanceOf(AccesRefuse.class);
    }

    @Test
    void une_lecture_refusee_s_inscrit_dans_la_trace_de_l_objet() {
        var dossier = scene.dossier();
        var piece = scene.deposer(dossier, "acte.pdf", pdf("curieux"));
        var trace = scene.bean(TraceDesPieces.class);

        scene.voisin.fait(() -> trace.refuserLaLecture(piece.reference()));
        scene.voisin.fait(() -> trace.refuserLaLecture("P-INCONNUE"));
        trace.refuserLaLecture(piece.reference());

        assertThat(trace(dossier))
                .extracting(LigneDHistorique::verbe)
                .containsExactly("piece.refuser-lecture", "piece.deposer");
        assertThat(trace(dossier).getFirst().auteur())
                .isEqualTo(scene.voisin.acteur().nom());
    }

    /** Le premier s'arrête au milieu de son contenu, jusqu'à ce que la base dise que le second l'attend. */
    @Test
    void deux_depots_simultanes_du_meme_contenu_n_en_font_qu_un_exemplaire() throws Exception {
        var contenu = Arrays.copyOf(pdf("deux fois"), 3 * MIO);
        var empreinte = java.util.HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(contenu));
        var auMilieu = new CountDownLatch(1);
        var reprendre = new CountDownLatch(1);

        var premier = enMemeTemps(() -> ranger(
                empreinte,
                new FilterInputStream(new ByteArrayInputStream(contenu)) {
                    @Override
                    public byte[] readNBytes(int n) throws IOException {
                        auMilieu.countDown();
                        attendre(reprendre);
                        return super.readNBytes(n);
                    }
                },
                contenu.length));
        attendre(auMilieu);
        var second = enMemeTemps(() -> ranger(empreinte, new ByteArrayInputStream(contenu), contenu.length));
        while (scene.compter("""
                select count(*) from pg_stat_activity
                 where datname = current_database() and wait_event_type = 'Lock' and query like 'insert into document.contenu%'
                """) == 0) {
            assertThat(second).isNotDone();
            Thread.onSpinWait();
        }
        reprendre.countDown();

        assertThat(premier.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(second.get(30, TimeUnit.SECONDS)).isFalse();
        assertThat(scene.compter("select count(*) from document.morceau where empreinte = '" + empreinte + "'"))
                .isEqualTo(3);
    }

    @Test
    void le_meme_fichier_sur_deux_dossiers_n_est_garde_qu_une_fois() throws IOException {
        var un = scene.deposer(scene.dossier(), "un.pdf", pdf("commun"));
        var autre = scene.deposer(scene.dossier(), "autre.pdf", pdf("commun"));

        assertThat(autre.reference()).isNotEqualTo(un.reference());
        assertThat(autre.empreinte()).isEqualTo(un.empreinte());
        assertThat(lire(scene.maire, autre)).isEqualTo(pdf("commun"));
    }

    @Test
    void un_contenu_sans_tous_ses_morceaux_n_entre_pas() {
        assertThatThrownBy(() -> enSql(
                        scene.maire,
                        "insert into document.contenu (empreinte, octets, morceaux) values (repeat('a', 64), 5, 1)"))
                .hasMessageContaining("n'a pas tous ses morceaux");
        var piece = scene.deposer(scene.dossier(), "acte.pdf", pdf("entier"));
        assertThatThrownBy(() -> enSql(
                        scene.maire,
                        "insert into document.morceau (empreinte, rang, octets) values ('" + piece.empreinte()
                                + "', 2, '\\x00')"))
                .hasMessageContaining("n'a pas de morceau 2");
    }

    @Test
    void la_verification_trouve_un_octet_change_et_un_morceau_perdu() throws SQLException {
        var piece = scene.deposer(scene.dossier(), "acte.pdf", Arrays.copyOf(pdf("à abîmer"), MIO + 5));
        var regle = scene.halle
                .getBeanProvider(Verification.class)
                .orderedStream()
                .filter(v -> v.regle().startsWith("Chaque contenu déposé"))
                .findFirst()
                .orElseThrow();
        abimer("update document.morceau set octets = set_byte(octets, 3, 7) where rang = 2 and empreinte = '"
                + piece.empreinte() + "'");
        assertThat(Personnes.enService(regle::anomalies))
                .anyMatch(a -> a.contains(piece.empreinte()) && a.contains("ont l'empreinte"));

        abimer("delete from document.morceau where rang = 2 and empreinte = '" + piece.empreinte() + "'");
        assertThat(Personnes.enService(regle::anomalies))
                .anyMatch(a -> a.contains(piece.empreinte()) && a.contains("1 morceaux sur 2"));

        abimer("delete from document.morceau where empreinte = '" + piece.empreinte() + "'");
        abimer("delete from document.piece where empreinte = '" + piece.empreinte() + "'");
        abimer("delete from document.contenu where empreinte = '" + piece.empreinte() + "'");
    }

    private boolean ranger(String empreinte, InputStream contenu, long octets) {
        return scene.dansUneTransaction(scene.maire, () -> {
            try {
                return scene.bean(Coffre.class).ranger(empreinte, octets, contenu);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    /** Chacun son fil : la réserve commune n'en a parfois qu'un. */
    private static <T> CompletableFuture<T> enMemeTemps(Supplier<T> travail) {
        return CompletableFuture.supplyAsync(
                travail, tache -> Thread.ofVirtual().start(tache));
    }

    private static void attendre(CountDownLatch verrou) {
        try {
            assertThat(verrou.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Pieces pieces() {
        return scene.bean(Pieces.class);
    }

    private Piece annuler(Piece piece, String motif) {
        return scene.maire.fait(
                () -> scene.bean(SuiteDesPieces.class).annuler(piece.reference(), piece.ligne(), motif));
    }

    private byte[] lire(EnFonction qui, Piece piece) throws IOException {
        try (var flux = qui.fait(() -> scene.bean(Coffre.class).ouvrir(piece.empreinte()))) {
            return flux.readAllBytes();
        }
    }

    private List<LigneDHistorique> trace(Dossier dossier) {
        return scene.maire.fait(() -> scene.bean(Historique.class).de(ObjetDEssai.GENRE, dossier.id.toString()));
    }

    private void enSql(EnFonction qui, String requete) throws DataAccessException {
        qui.fait(() -> scene.bean(JdbcClient.class).sql(requete).update());
    }

    private void enProprietaire(String requete) throws SQLException {
        try (var connexion =
                        java.util.Objects.requireNonNull(base.proprietaire()).ouvrir();
                var sql = connexion.createStatement()) {
            sql.execute(requete);
        }
    }

    /** Ce qu'un disque, ou quelqu'un qui possède la base, pourrait faire. */
    private void abimer(String requete) throws SQLException {
        enProprietaire(
                "alter table document.morceau disable trigger user; alter table document.piece disable trigger user;"
                        + " alter table document.contenu disable trigger user; " + requete
                        + "; alter table document.morceau enable trigger user; alter table document.piece enable trigger user;"
                        + " alter table document.contenu enable trigger user");
    }
}
