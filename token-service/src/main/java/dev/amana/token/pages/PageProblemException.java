package dev.amana.token.pages;

/** A request that no page of an attempt answers. */
class PageProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Problem problem;

    PageProblemException(Problem problem) {
        super(problem.name());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
