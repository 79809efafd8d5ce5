package fr.halle.document;

import static fr.halle.document.reception.FichiersDEssai.pdf;
import static fr.halle.document.reception.FichiersDEssai.png;
import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.acces.Personnes;
import fr.halle.acces.Personnes.EnFonction;
import fr.halle.acces.Visibilite;
import fr.halle.acces.connexion.Visiteur;
import fr.halle.acces.connexion.local.ComptesLocaux;
import fr.halle.document.ObjetDEssai.Dossier;
import fr.halle.document.reception.FichiersDEssai.Fleuve;
import fr.halle.essai.BaseChargee;
import fr.halle.essai.ValidateurHtml;
import fr.halle.journal.Historique;
import fr.halle.journal.LigneDHistorique;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/** Les adresses des pièces, par un vrai serveur : déposer, se voir refuser, lire, ne pas lire. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PiecesEnLigneTest {

    private static final String MOT_DE_PASSE = "pin maritime sur sable blond";
    private static final long MIO = 1024L * 1024;

    private final SceneDePieces scene = new SceneDePieces(BaseChargee.copie(), true, Map.of());
    private final String racine = "http://localhost:"
            + ((WebServerApplicationContext) scene.halle).getWebServer().getPort();
    private final Visiteur maire = connecter(scene.maire);
    private final Visiteur voisin = connecter(scene.voisin);

    @AfterAll
    void fermer() {
        scene.close();
    }

    @Test
    void une_piece_se_depose_par_un_formulaire_et_l_on_revient_au_dossier() {
        var dossier = scene.dossier();

        var reponse = joindre(maire, dossier, "L'avenant n° 2.pdf", pdf("formulaire"));

        assertThat(reponse.statusCode()).isEqualTo(303);
        assertThat(Visiteur.suite(reponse)).endsWith("/accessibilite#pieces");
        assertThat(enPlace(dossier)).extracting(Piece::libelle).containsExactly("Acte signé");
    }

    @Test
    void un_refus_revient_sur_le_formulaire_avec_sa_phrase() {
        var dossier = scene.dossier();

        var reponse = joindre(maire, dossier, "acte.pdf", png());

        assertThat(reponse.statusCode()).isEqualTo(422);
        assertThat(reponse.body())
                .contains(
                        "mais son contenu est une image PNG",
                        "id=\"fichier-erreur\"",
                        "name=\"_csrf\"",
                        "href=\"/accessibilite\"");
        assertThat(enPlace(dossier)).isEmpty();
    }

    @Test
    void deux_cents_mebioctets_recoivent_une_phrase() {
        var dossier = scene.dossier();
        maire.lire("/mon-compte");

        var reponse = maire.joindre(
                "/pieces",
                "gros.pdf",
                BodyPublishers.fromPublisher(
                        BodyPublishers.ofInputStream(() -> new Fleuve(pdf("gros"), 200 * MIO)), 200 * MIO),
                champs(dossier));

        assertThat(reponse.statusCode()).isEqualTo(409);
        assertThat(reponse.body()).contains("Ce fichier dépasse 20").contains("réduisez-le");
        assertThat(enPlace(dossier)).isEmpty();
    }

    @Test
    void sans_compte_ou_sans_jeton_rien_ne_se_depose() {
        var dossier = scene.dossier();
        var inconnu = new Visiteur(racine);
        inconnu.lire("/connexion");

        assertThat(joindre(inconnu, dossier, "acte.pdf", pdf("anonyme")).statusCode())
                .isEqualTo(401);
        assertThat(connecter(scene.maire, false)
                        .joindre("/pieces", "acte.pdf", BodyPublishers.ofByteArray(pdf("x")), champs(dossier))
                        .statusCode())
                .isEqualTo(403);
        assertThat(joindre(voisin, dossier, "acte.pdf", pdf("voisin")).statusCode())
                .isEqualTo(404);
        assertThat(enPlace(dossier)).isEmpty();
    }

    @Test
    void une_piece_se_lit_avec_des_entetes_surs_et_ne_se_renvoie_pas_deux_fois() {
        var dossier = scene.dossier();
        var piece = scene.deposer(dossier, "Délibération \"finale\".pdf", pdf("entêtes"));

        var lue = maire.lire(piece.adresse());

        assertThat(lue.statusCode()).isEqualTo(200);
        assertThat(lue.body()).isEqualTo(new String(pdf("entêtes"), java.nio.charset.StandardCharsets.UTF_8));
        assertThat(entete(lue, "Content-Type")).isEqualTo("application/pdf");
        assertThat(entete(lue, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(entete(lue, "Content-Security-Policy")).isEqualTo("default-src 'none'; sandbox");
        assertThat(entete(lue, "Cache-Control")).isEqualTo("private, no-cache");
        assertThat(entete(lue, "ETag")).isEqualTo("\"" + piece.empreinte() + "\"");
        assertThat(entete(lue, "Content-Disposition"))
                .startsWith("attachment;")
                .contains("filename*=UTF-8''D%C3%A9lib%C3%A9ration%20%22finale%22.pdf");
        assertThat(maire.lire(piece.adresse(), "If-None-Match", entete(lue, "ETag"))
                        .statusCode())
                .isEqualTo(304);
        assertThat(maire.lire(piece.adresseDeLaVersion()).body()).isEqualTo(lue.body());
        assertThat(maire.lire(piece.adresse() + "/versions/2").statusCode()).isEqualTo(404);
    }

    @Test
    void sans_droit_la_piece_est_introuvable_et_la_demande_s_inscrit() {
        var dossier = scene.dossier();
        var piece = scene.deposer(dossier, "acte.pdf", pdf("réservé"));

        assertThat(voisin.lire(piece.adresse()).statusCode()).isEqualTo(404);
        assertThat(voisin.lire(piece.adresse(), "If-None-Match", "\"" + piece.empreinte() + "\"")
                        .statusCode())
                .isEqualTo(404);
        assertThat(new Visiteur(racine).lire(piece.adresse()).statusCode()).isEqualTo(404);
        assertThat(sansJeton(voisin.lire(piece.adresse()))).isEqualTo(sansJeton(voisin.lire("/pieces/P-000000000")));
        assertThat(scene.maire.fait(() -> scene.bean(Historique.class).de(ObjetDEssai.GENRE, dossier.id.toString())))
                .extracting(LigneDHistorique::verbe)
                .contains("piece.refuser-lecture");
    }

    @Test
    void une_piece_publique_se_lit_sans_compte_tant_que_son_objet_l_est() {
        var dossier = scene.dossier();
        dossier.cles = scene.cles(Visibilite.PUBLIC);
        dossier.ouvert = true;
        var piece = scene.deposer(dossier, "acte.pdf", pdf("public"));

        assertThat(new Visiteur(racine).lire(piece.adresse()).statusCode()).isEqualTo(200);
        dossier.ouvert = false;
        assertThat(new Visiteur(racine).lire(piece.adresse()).statusCode()).isEqualTo(404);
    }

    @Test
    void remplacer_et_annuler_se_font_depuis_une_page_valide() {
        var dossier = scene.dossier();
        var piece = scene.deposer(dossier, "acte.pdf", pdf("page"));

        var page = maire.lire(piece.adresse() + "/remplacer");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(ValidateurHtml.erreurs(page.body())).isEmpty();
        assertThat(voisin.lire(piece.adresse() + "/remplacer").statusCode()).isEqualTo(404);

        var sansMotif = maire.envoyer(
                piece.adresse() + "/annuler", "ligne", piece.ligne().toString(), "motif", "");
        assertThat(sansMotif.statusCode()).isEqualTo(422);
        assertThat(sansMotif.body()).contains("pourquoi cette pièce est annulée");
        assertThat(maire.envoyer(
                                piece.adresse() + "/annuler",
                                "ligne",
                                piece.ligne().toString(),
                                "motif",
                                "erreur")
                        .statusCode())
                .isEqualTo(303);
        assertThat(maire.lire(piece.adresse()).statusCode()).isEqualTo(404);
        assertThat(maire.lire(piece.adresseDeLaVersion()).statusCode()).isEqualTo(200);
    }

    @Test
    void le_fragment_montre_les_pieces_ce_qui_manque_et_le_formulaire() {
        var dossier = scene.dossier();
        assertThat(fragment(dossier))
                .contains("1 pièce obligatoire manque", "Acte signé", "enctype=\"multipart/form-data\"");
        var piece = scene.deposer(dossier, "acte.pdf", pdf("fragment"));
        scene.remplacer(dossier, piece, pdf("fragment 2"));

        var montre = fragment(dossier);
        assertThat(montre)
                .contains(
                        piece.adresse() + "\"",
                        piece.adresse() + "/versions/1",
                        piece.adresse() + "/remplacer",
                        "octets",
                        "Maire")
                .doesNotContain("obligatoire manque");
        assertThat(ValidateurHtml.erreurs(
                        "<!DOCTYPE html><html lang=\"fr\"><head><title>x</title></head><body><h1>x</h1>" + montre
                                + "</body></html>"))
                .isEmpty();

        scene.dansUneTransaction(
                scene.maire, () -> scene.bean(SuiteDesPieces.class).figer(ObjetDEssai.GENRE, dossier.id));
        dossier.signe = true;
        assertThat(fragment(dossier)).contains("Figée", "signé ou clos").doesNotContain("<form", "/remplacer");
    }

    private String fragment(Dossier dossier) {
        var bloc = scene.maire.fait(() -> scene.bean(BlocsDePieces.class)
                .pour(ObjetDEssai.GENRE, dossier.id, new DefaultCsrfToken("X-CSRF", "_csrf", "jeton")));
        var sortie = new StringOutput();
        TemplateEngine.createPrecompiled(ContentType.Html).render("document/pieces.jte", Map.of("bloc", bloc), sortie);
        return sortie.toString();
    }

    private HttpResponse<String> joindre(Visiteur qui, Dossier dossier, String nom, byte[] contenu) {
        qui.lire("/mon-compte");
        return qui.joindre("/pieces", nom, BodyPublishers.ofByteArray(contenu), champs(dossier));
    }

    private static String[] champs(Dossier dossier) {
        return new String[] {"genre", ObjetDEssai.GENRE, "objet", dossier.id.toString(), "code", "acte"};
    }

    private List<Piece> enPlace(Dossier dossier) {
        return scene.maire.fait(() -> scene.bean(Pieces.class).de(ObjetDEssai.GENRE, dossier.id));
    }

    private static String sansJeton(HttpResponse<String> reponse) {
        return reponse.body()
                .replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "")
                .replaceAll("/pieces/P-\\w+", "/pieces/");
    }

    private static String entete(HttpResponse<?> reponse, String nom) {
        return reponse.headers().firstValue(nom).orElse("");
    }

    private Visiteur connecter(EnFonction qui) {
        return connecter(qui, true);
    }

    private Visiteur connecter(EnFonction qui, boolean jeton) {
        Personnes.enService(() -> {
            scene.bean(ComptesLocaux.class).poser(qui.acteur().utilisateur(), MOT_DE_PASSE);
            return true;
        });
        var visiteur = new Visiteur(racine);
        assertThat(visiteur.seConnecter(qui.courriel(), MOT_DE_PASSE, "/").statusCode())
                .isEqualTo(303);
        if (jeton) {
            visiteur.lire("/mon-compte");
        } else {
            visiteur.oublierLeJeton();
        }
        return visiteur;
    }
}
