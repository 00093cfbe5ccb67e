using System.Collections.Immutable;
using Boxyard.Apps;

namespace Boxyard.Storage.Apps;

/// <summary>Stores apps, and the namespaces and repositories that they are the first of.</summary>
internal sealed class SubmitAppExecutor : CommandExecutor<SubmitAppCommand>
{
    public override WritePhase Phase => WritePhase.Submit;

    protected override async Task ExecuteAsync(
        SubmitAppCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        foreach (var command in commands)
        {
            command.Outcome = await SubmitAsync(command.Submission, batch, cancellationToken);
        }
    }

    private static async Task<AppSubmitOutcome> SubmitAsync(
        AppSubmission submission, Batch batch, CancellationToken cancellationToken)
    {
        var name = submission.Spec.Name;
        var facts = await AppTable.ReadFactsAsync(batch.Session, name, cancellationToken);
        var kind = AppSubmitRules.Decide(submission, facts);
        if (kind != AppSubmitKind.Stored)
        {
            return new AppSubmitOutcome { Kind = kind };
        }

        var owner = submission.Caller.User
            ?? throw new InvalidOperationException("An app was submitted by nobody.");
        if (facts.NamespaceOwner is null)
        {
            AppTable.AddNamespace(batch.Session, name.Namespace, owner);
        }

        if (facts.RepositoryOwner is null)
        {
            AppTable.AddRepository(batch.Session, name, owner);
        }

        var app = new AppRecord
        {
            // A version that is replaced keeps how it was first written: its builds and images are found by that.
            Spec = facts.App is { } replaced ? submission.Spec with { Name = replaced.Name } : submission.Spec,
            Owner = owner,
            IsFrozen = submission.IsFrozen,
            CreatedAt = batch.Now,
            ChangedAt = batch.Now,
            MetaFiles = submission.MetaFiles
                .Select(file => file.Name)
                .OrderBy(file => file.FileName, StringComparer.Ordinal)
                .ToImmutableArray(),
        };
        AppTable.Put(batch.Session, app, submission.MetaFiles);
        AppTable.Record(batch, submission.Caller, "submit app", name.ToString());
        return new AppSubmitOutcome { Kind = kind, App = app };
    }
}
