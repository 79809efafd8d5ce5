package fr.halle.programme.candidature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Chaque état, chaque acte : où il mène, ou rien. La table est écrite ici à la main. */
class EtatCandidatureTest {

    /** Dépôt, avis, remontée, décision qui retient, décision qui écarte, retrait, publication ; « - » : refusé. */
    @ParameterizedTest
    @CsvSource({
        "BROUILLON, DEPOSEE,  -,        -,        -,       -,       RETIREE, -",
        "DEPOSEE,   -,        DEPOSEE,  REMONTEE, -,       -,       RETIREE, -",
        "REMONTEE,  -,        REMONTEE, -,        RETENUE, ECARTEE, RETIREE, -",
        "RETENUE,   -,        -,        -,        -,       -,       -,       PUBLIEE",
        "ECARTEE,   -,        -,        -,        -,       -,       -,       -",
        "RETIREE,   -,        -,        -,        -,       -,       -,       -",
        "PUBLIEE,   -,        -,        -,        -,       -,       -,       -"
    })
    void chaque_acte_mene_ou_la_table_le_dit(
            EtatCandidature etat,
            String depot,
            String avis,
            String remontee,
            String retenue,
            String ecartee,
            String retrait,
            String publication) {
        assertThat(apres(etat, GenreActe.DEPOT, false)).isEqualTo(depot);
        assertThat(apres(etat, GenreActe.AVIS, false)).isEqualTo(avis);
        assertThat(apres(etat, GenreActe.REMONTEE, false)).isEqualTo(remontee);
        assertThat(apres(etat, GenreActe.DECISION, true)).isEqualTo(retenue);
        assertThat(apres(etat, GenreActe.DECISION, false)).isEqualTo(ecartee);
        assertThat(apres(etat, GenreActe.RETRAIT, false)).isEqualTo(retrait);
        assertThat(apres(etat, GenreActe.PUBLICATION, false)).isEqualTo(publication);
    }

    @ParameterizedTest
    @EnumSource(EtatCandidature.class)
    void on_attend_quelqu_un_tant_qu_un_acte_autre_que_le_retrait_est_possible(EtatCandidature etat) {
        var possibles = Arrays.stream(GenreActe.values())
                .filter(g -> g != GenreActe.RETRAIT && etat.admet(g))
                .collect(Collectors.toSet());

        assertThat(etat.attente().isEmpty()).isEqualTo(possibles.isEmpty());
        assertThat(EtatCandidature.deCode(etat.code())).contains(etat);
    }

    private static String apres(EtatCandidature etat, GenreActe genre, boolean retenue) {
        return etat.apres(genre, retenue).map(Enum::name).orElse("-");
    }
}
