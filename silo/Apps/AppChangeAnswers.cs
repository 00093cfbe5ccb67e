using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Apps;

/// <summary>Answers to changes of the registry.</summary>
internal static class AppChangeAnswers
{
    /// <summary>
    /// The count as `field`, or the refusal. `describe` has the words for what else may become of this change, and null
    /// for what cannot.
    /// </summary>
    public static ContentHttpResult Of(
        AppChange change, AppChangeOutcome outcome, string field, Func<AppChangeKind, string?> describe) =>
        outcome.Kind switch
        {
            AppChangeKind.Done => AppAnswers.Count(field, outcome.Count),
            AppChangeKind.Refused => AppAnswers.NotAuthorized(
                change.Caller, NeededFor(change.Action), change.Name.Namespace, change.Name.Repository),
            AppChangeKind.NotFound or AppChangeKind.Frozen or AppChangeKind.NotEmpty or AppChangeKind.Exists
                or AppChangeKind.BadName or AppChangeKind.TooMany => AppAnswers.Failed(
                    describe(outcome.Kind)
                    ?? throw new InvalidOperationException($"{outcome.Kind} is no outcome of {change.Action}.")),
            _ => throw new InvalidOperationException($"{outcome.Kind} is no outcome."),
        };

    private static AppPermission NeededFor(AppAction action) => action switch
    {
        AppAction.Freeze or AppAction.Unfreeze or AppAction.DeleteNamespace => AppPermission.Write,
        AppAction.DeleteApp or AppAction.DeleteRepository => AppPermission.FullControl,
        AppAction.Grant or AppAction.Revoke => AppPermission.WriteAcp,
        AppAction.CreateNamespace => throw new ArgumentException("Every user may.", nameof(action)),
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "Not an action."),
    };
}
