// Loaded before the tests of a mutation run: properties draw the same values in every run, so that a mutant which is
// killed once is killed always, and stop at the first failure, since nobody reads the smallest one.
import fc from "fast-check";

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20260601, endOnFailure: true });
