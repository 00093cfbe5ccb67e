using Boxyard.Client;
using Microsoft.AspNetCore.Mvc;

namespace Boxyard.Dashboard.Testboxes;

/// <summary>What the forms of the pages about boxes post.</summary>
internal static class BoxActions
{
    public static void MapBoxActions(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/boxes/{name}/drain", DrainAsync).WithFormProtection();
        routes.MapPost("/boxes/{name}/quarantine", QuarantineAsync).WithFormProtection();
        routes.MapPost("/boxes/{name}/resume", ResumeAsync).WithFormProtection();
        routes.MapPost("/boxes/{name}/notes", AddNoteAsync).WithFormProtection();
        routes.MapPost("/boxes/{name}/notes/{id:guid}/remove", RemoveNoteAsync).WithFormProtection();
        routes.MapPost("/boxes/name", NameAsync).WithFormProtection();
    }

    private static async Task<IResult> DrainAsync(
        string name,
        [FromForm] string? reason,
        BoxyardClient silo,
        BoxList boxes,
        CancellationToken cancellationToken) =>
        Answer(name, boxes, await silo.Testboxes.TryDrainAsync(name, Note(reason), cancellationToken));

    private static async Task<IResult> QuarantineAsync(
        string name,
        [FromForm] string? reason,
        BoxyardClient silo,
        BoxList boxes,
        CancellationToken cancellationToken) =>
        Answer(name, boxes, await silo.Testboxes.TryQuarantineAsync(name, Note(reason), cancellationToken));

    private static async Task<IResult> ResumeAsync(
        string name, BoxyardClient silo, BoxList boxes, CancellationToken cancellationToken) =>
        Answer(name, boxes, await silo.Testboxes.TryResumeAsync(name, cancellationToken: cancellationToken));

    private static async Task<IResult> AddNoteAsync(
        string name,
        [FromForm] string? text,
        [FromForm] Guid? id,
        BoxyardClient silo,
        CancellationToken cancellationToken)
    {
        var note = await silo.Testboxes.TryAddNoteAsync(
            name, text?.ReplaceLineEndings("\n") ?? "", id: id, cancellationToken: cancellationToken);
        return note.Succeeded ? TypedResults.LocalRedirect(BoxLinks.Box(name)) : FormAnswers.Of(note.Problem);
    }

    private static async Task<IResult> RemoveNoteAsync(
        string name, Guid id, BoxyardClient silo, CancellationToken cancellationToken)
    {
        try
        {
            await silo.Testboxes.RemoveNoteAsync(name, id, cancellationToken);
            return TypedResults.LocalRedirect(BoxLinks.Box(name));
        }
        catch (BoxyardException failure)
        {
            return FormAnswers.Of(failure.Problem);
        }
    }

    private static async Task<IResult> NameAsync(
        [FromForm] string name,
        [FromForm] string mac,
        BoxyardClient silo,
        BoxList boxes,
        CancellationToken cancellationToken)
    {
        try
        {
            await silo.Testboxes.SetMacAsync(name, mac, cancellationToken);
            boxes.Forget();
            return TypedResults.LocalRedirect(BoxLinks.Box(name));
        }
        catch (BoxyardException failure)
        {
            return FormAnswers.Of(failure.Problem);
        }
    }

    private static OperatorNote Note(string? reason) =>
        new() { Reason = string.IsNullOrWhiteSpace(reason) ? null : reason };

    private static IResult Answer(string name, BoxList boxes, Outcome<Testbox> outcome)
    {
        boxes.Forget();
        return outcome.Succeeded ? TypedResults.LocalRedirect(BoxLinks.Box(name)) : FormAnswers.Of(outcome.Problem);
    }
}
