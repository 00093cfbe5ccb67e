namespace Boxyard.Apps;

/// <summary>Whether a submission may be stored, in the order in which clients know the refusals.</summary>
public static class AppSubmitRules
{
    /// <summary>
    /// Admins pass like others: an app is submitted by who may write there. A namespace that is not there yet is free
    /// for everybody.
    /// </summary>
    public static AppSubmitKind DecideNames(AppCaller caller, string namespaceName, string repository, AppFacts facts)
    {
        var author = caller with { IsAdmin = false };
        if (facts.NamespaceOwner is null && AppNames.FindNamespaceProblem(namespaceName) is not null)
        {
            return AppSubmitKind.BadNamespace;
        }

        var mayWriteAll = facts.NamespaceOwner is null
            || AppAccess.OnNamespace(author, facts.Grants).Has(AppPermission.Write);
        if (facts.RepositoryOwner is null)
        {
            return !mayWriteAll ? AppSubmitKind.NamespaceRefused
                : AppNames.FindRepositoryProblem(namespaceName, repository) is not null ? AppSubmitKind.BadRepository
                : AppSubmitKind.Stored;
        }

        return mayWriteAll || AppAccess.OnRepository(author, facts.Grants).Has(AppPermission.Write)
            ? AppSubmitKind.Stored
            : AppSubmitKind.RepositoryRefused;
    }

    public static AppSubmitKind Decide(AppSubmission submission, AppFacts facts)
    {
        var name = submission.Spec.Name;
        var names = DecideNames(submission.Caller, name.Namespace, name.Repository, facts);
        if (names != AppSubmitKind.Stored || facts.App is not { } known)
        {
            return names;
        }

        return !submission.IsVersionOfCode ? AppSubmitKind.Exists
            : known.IsFrozen && !submission.Caller.IsAdmin ? AppSubmitKind.ExistsFrozen
            : !submission.Force ? AppSubmitKind.ExistsUnforced
            : AppSubmitKind.Stored;
    }
}
