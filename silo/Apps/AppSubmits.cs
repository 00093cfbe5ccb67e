using System.Text.Json.Nodes;
using Boxyard.Apps.Code;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Apps;

/// <summary>
/// The way of a submit: who may, the spec, the code, the store. What it needs of the code is fetched here and not in
/// the app's grain; who may is decided again when it is stored.
/// </summary>
internal sealed class AppSubmits(
    IAppStore apps, IGrainFactory grains, GitClones clones, AppMetaFiles files, AppCounters counters)
{
    /// <summary>`fields` is the spec; what the path says stands in it already.</summary>
    public async Task<ContentHttpResult> SubmitAsync(
        HttpContext context, JsonObject fields, bool force, CancellationToken cancellationToken)
    {
        var caller = context.AppCaller();
        var names = AppSpecReader.ReadNames(fields);
        if (names.Read is null)
        {
            return AppAnswers.Failed(names.Mistake!);
        }

        var facts = await apps.ReadFactsAsync(names.Read.Name, cancellationToken);
        if (FindRefusal(caller, names.Read, facts) is { } refusal)
        {
            return refusal;
        }

        var draft = AppSpecReader.Read(fields, names.Read.Name);
        if (draft.Read is null)
        {
            return AppAnswers.Failed(draft.Mistake!);
        }

        var fetched = await clones.FetchAsync(draft.Read.Spec.Source, caller.User!, cancellationToken);
        if (fetched.Checkout is null)
        {
            context.Response.Headers.RetryAfter = fetched.RetryAfter is { } wait ? $"{wait.TotalSeconds}" : default;
            return AppAnswers.Error(fetched.Status, fetched.Mistake!);
        }

        await using var code = fetched.Checkout;
        return await StoreAsync(caller, draft.Read, code, force, cancellationToken);
    }

    private static ContentHttpResult? FindRefusal(AppCaller caller, AppSpecNames names, AppFacts facts)
    {
        // A name that is there was allowed once; a new one keeps its case, so that a wrong one is told.
        var kind = AppSubmitRules.DecideNames(caller, names.Namespace, names.Repository, facts);
        return kind != AppSubmitKind.Stored ? Refusal(kind, names.Name, names)
            : facts.App is not null ? Refusal(AppSubmitKind.Exists, names.Name, names)
            : null;
    }

    private async Task<ContentHttpResult> StoreAsync(
        AppCaller caller, AppDraft draft, GitCheckout code, bool force, CancellationToken cancellationToken)
    {
        var isVersionOfCode = draft.Spec.Name.Version.Length == 0;
        var version = isVersionOfCode ? GitVersion.Find(code.Description) : draft.Spec.Name.Version;
        if (version is null || !AppNames.IsVersion(version))
        {
            return AppAnswers.Failed($"Could not parse version string {code.Description}");
        }

        var name = draft.Spec.Name with { Version = version };
        var submission = new AppSubmission
        {
            Spec = draft.Spec with { Name = name, Source = draft.Spec.Source with { Commit = code.Commit } },
            Caller = caller,
            IsFrozen = draft.IsFrozen,
            MetaFiles = [.. code.MetaFiles.Select(file => file.File)],
            IsVersionOfCode = isVersionOfCode,
            Force = force,
        };
        // Where the answer of the store is not known, the files stay: what no row names goes after a day.
        await AppMetaFiles.PublishAsync(code, cancellationToken);
        var outcome = await grains.GetGrain<IAppGrain>(name.Key).SubmitAsync(submission, cancellationToken);
        if (outcome.App is null)
        {
            files.Remove(code);
            return Refusal(outcome.Kind, name, new AppSpecNames(name.Namespace, name.Repository, version));
        }

        counters.Submitted();
        return AppAnswers.Ok(AppView.Of(outcome.App));
    }

    private static ContentHttpResult Refusal(AppSubmitKind kind, AppName name, AppSpecNames given) => kind switch
    {
        AppSubmitKind.NamespaceRefused => AppAnswers.Error(
            StatusCodes.Status401Unauthorized, $"Not authorized to access namespace {name.Namespace}"),
        AppSubmitKind.RepositoryRefused => AppAnswers.Error(
            StatusCodes.Status401Unauthorized,
            $"Not authorized to access repository {name.Namespace}/{name.Repository}"),
        AppSubmitKind.BadNamespace => AppAnswers.Failed(
            $"Could not create namespace {given.Namespace}: {AppNames.FindNamespaceProblem(given.Namespace)}"),
        AppSubmitKind.BadRepository => AppAnswers.Failed(
            $"Could not create repository {given.Repository}: "
            + AppNames.FindRepositoryProblem(given.Namespace, given.Repository)),
        AppSubmitKind.Exists => AppAnswers.Failed($"App {name} already exists."),
        AppSubmitKind.ExistsFrozen => AppAnswers.Failed($"App {name} already exists and is frozen."),
        AppSubmitKind.ExistsUnforced => AppAnswers.Failed(
            $"App {name} already exists but is not frozen. Use query force=true to overwrite."),
        AppSubmitKind.Stored => throw new InvalidOperationException("What is stored is no refusal."),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not an outcome."),
    };
}
