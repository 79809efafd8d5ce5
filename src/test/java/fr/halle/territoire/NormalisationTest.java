package fr.halle.territoire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalisationTest {

    @ParameterizedTest
    @CsvSource({
        "St Sever,saint sever",
        "Saint-Sever,saint sever",
        "Ste-Marie,sainte marie",
        "STENAY,stenay",
        "L’Isle-sur-la-Sorgue,l isle sur la sorgue",
        "Cœur de Causse,coeur de causse",
        "Berre l'Étang,berre l etang",
        "  Y  ,y",
        "---,''",
    })
    void les_graphies_d_un_nom_se_rejoignent(String saisie, String attendu) {
        assertThat(Normalisation.normaliser(saisie)).isEqualTo(attendu);
    }
}
