package fr.halle.platform.web;

import java.time.LocalDate;

/** Le premier jour dont la base sait quelque chose : une lecture plus ancienne est refusée. */
@FunctionalInterface
public interface BorneDeLecture {

    LocalDate premierJour();
}
