package fr.halle.platform.base;

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

    /** Sans les secrets : cette phrase finit dans des journaux. */
    @Override
    public String toString() {
        return "Connexion[" + url.replaceAll("\\?.*", "") + ", " + utilisateur + "]";
    }
}
