package fr.halle.platform.cli;

/** Une commande mal écrite : une phrase qui la nomme, et le code de sortie 2. */
class SaisieInvalide extends RuntimeException {

    SaisieInvalide(String phrase) {
        super(phrase);
    }
}
