package org.govchain.chain;

/** Where the contracts of a founding lie: it follows from the account that deploys them. */
record DeploymentAddresses(AccountAddress issuerRegistry, AccountAddress checkpointAnchor, AccountAddress consortium) {

    static DeploymentAddresses of(AccountAddress deployer) {
        return new DeploymentAddresses(
                created(deployer, CeremonyStep.REGISTRY),
                created(deployer, CeremonyStep.ANCHOR),
                created(deployer, CeremonyStep.CONSORTIUM));
    }

    private static AccountAddress created(AccountAddress deployer, CeremonyStep step) {
        return Deployment.created(deployer, step.nonce());
    }
}
