@org.jspecify.annotations.NullMarked
package fr.halle.programme.configuration;
