package fr.halle.document.reception;

import static fr.halle.document.reception.FichiersDEssai.docx;
import static fr.halle.document.reception.FichiersDEssai.jpeg;
import static fr.halle.document.reception.FichiersDEssai.odt;
import static fr.halle.document.reception.FichiersDEssai.pdf;
import static fr.halle.document.reception.FichiersDEssai.pdfChiffre;
import static fr.halle.document.reception.FichiersDEssai.png;
import static fr.halle.document.reception.FichiersDEssai.texte;
import static fr.halle.document.reception.FichiersDEssai.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.halle.document.reception.FichiersDEssai.Fleuve;
import fr.halle.platform.OperationRefusee;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

/** Ce qu'un fichier doit passer avant d'entrer : une phrase par refus, et aucun reste sur le disque. */
class ReceptionTest {

    private static final long MIO = 1024L * 1024;
    private static final String BIDI = "annexe\u202Efdp.pdf";

    private final MockEnvironment reglages = new MockEnvironment();

    @Test
    void chaque_type_admis_se_reconnait_a_son_contenu() {
        assertThat(type("acte.pdf", pdf("a"))).isEqualTo(TypeDeFichier.PDF);
        assertThat(type("PLAN.PNG", png())).isEqualTo(TypeDeFichier.PNG);
        assertThat(type("photo.jpeg", jpeg())).isEqualTo(TypeDeFichier.JPEG);
        assertThat(type("note.odt", odt())).isEqualTo(TypeDeFichier.ODT);
        assertThat(type("note.docx", docx())).isEqualTo(TypeDeFichier.DOCX);
        assertThat(type("plan.ods", zip("mimetype", TypeDeFichier.ODS.type()))).isEqualTo(TypeDeFichier.ODS);
        assertThat(type("plan.csv", texte("commune;montant\nTartas;12\n"))).isEqualTo(TypeDeFichier.CSV);
        assertThat(type("perimetre.geojson", texte("{\"features\":[{\"type\":\"x\"}],\"type\":\"FeatureCollection\"}")))
                .isEqualTo(TypeDeFichier.GEOJSON);
    }

    @Test
    void un_fichier_vide_se_refuse() {
        assertThat(refus("acte.pdf", new byte[0])).startsWith("Ce fichier est vide : vérifiez");
    }

    @Test
    void un_contenu_qui_n_est_pas_celui_du_nom_se_refuse() {
        assertThat(refus("acte.pdf", png()))
                .isEqualTo(
                        "Le nom de ce fichier finit par « .pdf », mais son contenu est une image PNG : renommez-le en « .png » si c'est bien lui, ou choisissez le bon fichier.");
        assertThat(refus("acte", pdf("a"))).contains("n'a pas d'extension");
        assertThat(refus("acte.pdf", texte("MZ" + "\0".repeat(100)))).contains("ne se dépose pas ici");
    }

    @Test
    void un_type_qui_n_est_pas_admis_se_refuse_et_dit_lesquels_le_sont() {
        assertThat(refus("tout.zip", zip("a.txt", "a"))).contains("application/zip", "PDF, PNG, JPEG");
        assertThat(refus("page.csv", texte("<!DOCTYPE html><html><script>alert(1)</script></html>")))
                .contains("ne se dépose pas ici");
        assertThat(refus("image.svg", texte("<svg xmlns=\"http://www.w3.org/2000/svg\"/>")))
                .contains("ne se dépose pas");
        reglages.setProperty("halle.pieces.types", "pdf,odt");
        assertThat(refus("plan.png", png())).contains("une image PNG, ce qui ne se dépose pas ici", "(PDF, ODT)");
    }

    @Test
    void un_document_protege_se_refuse_et_dit_comment_l_ouvrir() {
        assertThat(refus("acte.pdf", pdfChiffre()))
                .startsWith("Ce PDF est chiffré")
                .contains("imprimez-le");
        assertThat(type("acte.pdf", pdf("le mot /Encrypt seul, et /EncryptMetadata true")))
                .isEqualTo(TypeDeFichier.PDF);
        assertThat(refus(
                        "note.odt",
                        zip(
                                "mimetype",
                                TypeDeFichier.ODT.type(),
                                "META-INF/manifest.xml",
                                "<manifest:encryption-data/>")))
                .contains("mot de passe");
        assertThat(refus("note.docx", new byte[] {
                    (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1, 0, 0, 0
                }))
                .contains("ancien format de bureautique, ou protégé");
        assertThat(refus("note.docx", zip("[Content_Types].xml", "document.macroEnabled.main+xml")))
                .contains("macros");
    }

    @Test
    void le_mot_qui_chiffre_un_pdf_se_trouve_meme_a_cheval_sur_deux_lectures() {
        for (var avant : new int[] {(int) MIO - 4, (int) MIO - 12, (int) (3 * MIO) - 9}) {
            var fichier = new byte[avant + 200];
            Arrays.fill(fichier, (byte) ' ');
            System.arraycopy(texte("%PDF-1.7\n"), 0, fichier, 0, 9);
            var mot = texte("/Encrypt 12 0 R");
            System.arraycopy(mot, 0, fichier, avant, mot.length);

            assertThat(refus("acte.pdf", fichier)).startsWith("Ce PDF est chiffré");
        }
    }

    @Test
    void un_document_coupe_se_refuse() {
        assertThat(refus("note.docx", Arrays.copyOf(docx(), 60))).startsWith("Ce document est coupé ou abîmé");
        assertThat(refus("perimetre.geojson", texte("{\"type\":\"FeatureCollection\",\"features\":[")))
                .contains("GeoJSON qui se lit");
        assertThat(refus("perimetre.json", texte("{\"type\":\"autre\"}"))).contains("GeoJSON qui se lit");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/acte.pdf",
                "C:\\acte.pdf",
                ".acte.pdf",
                "acte\n.pdf",
                "acte\0.pdf",
                BIDI,
                "acte\u200B.pdf",
                "\uD83D.pdf"
            })
    void un_nom_hostile_se_refuse(String nom) {
        assertThat(refus(nom, pdf("a"))).startsWith("Le nom du fichier porte").contains("renommez-le");
    }

    @Test
    void un_nom_demesure_ou_absent_se_refuse() {
        assertThat(refus("a".repeat(200) + ".pdf", pdf("a"))).contains("dépasse 150 caractères");
        assertThat(refus("  ", pdf("a"))).startsWith("Aucun fichier n'est choisi");
    }

    @Test
    void un_nom_francais_ordinaire_passe() throws IOException {
        var nom = "Délibe\u0301ration n° 12 – l’avenant « signé » (2).pdf";
        try (var recu =
                reception().recevoir(nom, new ByteArrayInputStream(pdf("a"))).tampon()) {
            assertThat(recu.octets()).isEqualTo(pdf("a").length);
        }
    }

    @Test
    void deux_cents_mebioctets_se_refusent_sans_etre_lus() {
        var fleuve = new Fleuve(texte("%PDF-1.4\n"), 200 * MIO);

        assertThatThrownBy(() -> reception().recevoir("acte.pdf", fleuve))
                .isInstanceOf(OperationRefusee.class)
                .hasMessageStartingWith("Ce fichier dépasse 20")
                .hasMessageContaining("réduisez-le");

        assertThat(fleuve.lus()).isBetween(20 * MIO, 20 * MIO + 128 * 1024);
    }

    @Test
    void la_limite_se_regle_et_se_tient_a_l_octet() throws IOException {
        reglages.setProperty("halle.pieces.taille", "1MB");
        var juste = Arrays.copyOf(pdf("a"), (int) MIO);

        try (var recu =
                reception().recevoir("a.pdf", new ByteArrayInputStream(juste)).tampon()) {
            assertThat(recu.octets()).isEqualTo(MIO);
        }
        assertThat(refus("a.pdf", Arrays.copyOf(juste, (int) MIO + 1))).startsWith("Ce fichier dépasse 1");
    }

    @Test
    void un_reglage_illisible_empeche_de_demarrer() {
        assertThatThrownBy(() -> new ReglagesDesPieces(new MockEnvironment().withProperty("halle.pieces.types", "exe")))
                .hasMessageContaining("exe n'est pas un type");
        assertThatThrownBy(() ->
                        new ReglagesDesPieces(new MockEnvironment().withProperty("halle.pieces.antivirus", "clamav")))
                .hasMessageContaining("hôte:port");
    }

    private Reception reception() {
        var lus = new ReglagesDesPieces(reglages);
        return new Reception(lus, new Reconnaissance(lus), new Antivirus(lus));
    }

    private TypeDeFichier type(String nom, byte[] contenu) {
        try (var recu = new AutoCloseable() {
            final FichierRecu fichier = reception().recevoir(nom, new ByteArrayInputStream(contenu));

            @Override
            public void close() throws IOException {
                fichier.tampon().close();
            }
        }) {
            return recu.fichier.type();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** La phrase du refus ; le fichier posé sur le disque n'y est plus. */
    private String refus(String nom, byte[] contenu) {
        var avant = restes();
        try {
            reception()
                    .recevoir(nom, new ByteArrayInputStream(contenu))
                    .tampon()
                    .close();
        } catch (OperationRefusee e) {
            assertThat(restes()).isEqualTo(avant);
            return e.phrase();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("« " + nom + " » aurait dû être refusé");
    }

    private static Set<Path> restes() {
        try (var fichiers = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return fichiers.filter(f -> f.getFileName().toString().startsWith("halle-piece-"))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
