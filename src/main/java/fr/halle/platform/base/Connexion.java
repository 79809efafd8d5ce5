package fr.halle.platform.base;

import fr.halle.platform.OperationRefusee;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** De quoi se connecter à une base sous un rôle. Les identifiants peuvent être déjà dans l'adresse. */
public record Connexion(
        String url, @Nullable String utilisateur, @Nullable String motDePasse) {

    public Connection ouvrir() throws SQLException {
        Properties proprietes = new Properties();
        if (utilisateur != null) {
            proprietes.setProperty("user", utilisateur);
        }
        if (motDePasse != null) {
            proprietes.setProperty("password", motDePasse);
        }
        return DriverManager.getConnection(url, proprietes);
    }

    /** L'échec d'une connexion, en une phrase qui dit quoi vérifier. */
    public static OperationRefusee refus(SQLException e) {
        String etat = String.valueOf(e.getSQLState());
        String phrase = switch (etat) {
            case "28P01", "28000" -> "La base refuse ces identifiants : vérifiez le rôle et le mot de passe.";
            case "08001", "08004", "08006" ->
                "La base est injoignable : vérifiez son adresse, son port, et qu'elle est en marche.";
            case "3D000" -> "La base de données demandée n'existe pas : demandez à son administrateur de la créer.";
            case "53100" -> "La base ne peut plus écrire : " + Fichiers.DISQUE_PLEIN + ".";
            case "57P03" -> "La base démarre ou s'arrête : attendez un instant, puis relancez.";
            default ->
                "La base ne répond pas comme attendu : "
                        + String.valueOf(e.getMessage()).replace('\n', ' ');
        };
        return new OperationRefusee(phrase, e);
    }

    /** Sans les secrets : cette phrase finit dans des journaux. */
    @Override
    public String toString() {
        return "Connexion[" + url.replaceAll("\\?.*", "") + ", " + utilisateur + "]";
    }
}
