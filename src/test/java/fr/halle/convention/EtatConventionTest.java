package fr.halle.convention;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Chaque état, chaque acte : où il mène, ou rien. La table est écrite ici à la main. */
class EtatConventionTest {

    /** Dans l'ordre de {@link GenreActe}, puis la dernière signature ; « - » : refusé, « = » : sans effet sur l'état. */
    @ParameterizedTest
    @CsvSource({
        // conc.          comité saisine avis délib. mise signature publ. avenant dérog. résil. abandon dernière
        "BROUILLON,       EN_CONCERTATION, -, -,       -, -, -,        -, -, -, -, -,        ABANDONNEE, -",
        "EN_CONCERTATION, -,               =, EN_AVIS, -, =, A_SIGNER, -, -, -, =, -,        ABANDONNEE, -",
        "EN_AVIS,         -,               =, -,       =, =, A_SIGNER, -, -, -, =, -,        ABANDONNEE, -",
        "A_SIGNER,        -,               -, -,       -, =, -,        =, -, -, =, -,        ABANDONNEE, SIGNEE",
        "SIGNEE,          -,               -, -,       -, -, -,        -, =, =, -, RESILIEE, -,          -",
        "RESILIEE,        -,               -, -,       -, -, -,        -, -, -, -, -,        -,          -",
        "ABANDONNEE,      -,               -, -,       -, -, -,        -, -, -, -, -,        -,          -"
    })
    void chaque_acte_mene_ou_la_table_le_dit(
            EtatConvention etat,
            String concertation,
            String comite,
            String saisine,
            String avis,
            String deliberation,
            String miseEnSignature,
            String signature,
            String publication,
            String avenant,
            String derogation,
            String resiliation,
            String abandon,
            String derniere) {
        assertThat(apres(etat, GenreActe.CONCERTATION, false)).isEqualTo(concertation);
        assertThat(apres(etat, GenreActe.COMITE, false)).isEqualTo(comite);
        assertThat(apres(etat, GenreActe.SAISINE, false)).isEqualTo(saisine);
        assertThat(apres(etat, GenreActe.AVIS, false)).isEqualTo(avis);
        assertThat(apres(etat, GenreActe.DELIBERATION, false)).isEqualTo(deliberation);
        assertThat(apres(etat, GenreActe.MISE_EN_SIGNATURE, false)).isEqualTo(miseEnSignature);
        assertThat(apres(etat, GenreActe.SIGNATURE, false)).isEqualTo(signature);
        assertThat(apres(etat, GenreActe.PUBLICATION, false)).isEqualTo(publication);
        assertThat(apres(etat, GenreActe.AVENANT, false)).isEqualTo(avenant);
        assertThat(apres(etat, GenreActe.DEROGATION, false)).isEqualTo(derogation);
        assertThat(apres(etat, GenreActe.RESILIATION, false)).isEqualTo(resiliation);
        assertThat(apres(etat, GenreActe.ABANDON, false)).isEqualTo(abandon);
        assertThat(apres(etat, GenreActe.SIGNATURE, true)).isEqualTo(derniere);
    }

    @ParameterizedTest
    @EnumSource(EtatConvention.class)
    void on_attend_quelqu_un_jusqu_a_la_signature_et_chaque_code_se_relit(EtatConvention etat) {
        var finieOuSignee = etat == EtatConvention.SIGNEE || etat.finie();

        assertThat(etat.attente().isEmpty()).isEqualTo(finieOuSignee);
        assertThat(EtatConvention.deCode(etat.code())).contains(etat);
    }

    private static String apres(EtatConvention etat, GenreActe genre, boolean derniere) {
        return etat.apres(genre, derniere)
                .map(suivant -> suivant == etat ? "=" : suivant.name())
                .orElse("-");
    }
}
