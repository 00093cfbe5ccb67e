using Boxyard.Accounts;
using Boxyard.Jobs;
using Boxyard.Silo;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Testboxes;

/// <summary>What people write down about boxes.</summary>
internal static class NoteRoutes
{
    private const int MaxNotes = 100;

    public static void MapNotes(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/testboxes/{name}/notes").For(RouteAccess.Reading).WithTags("Testboxes");

        group.MapRead("", ListAsync).WithSummary("The newest 100 notes about a box, newest first");
        group.MapPost("", AddAsync)
            .For(RouteAccess.Operating)
            .Accepts<TestboxNoteRequest>("application/json", JsonBody.AnyType)
            .WithSummary("Writes a note about a box; with an `id` it can be repeated");
        group.MapDelete("/{id}", RemoveAsync)
            .For(RouteAccess.Operating)
            .WithSummary("Takes a note away; can be repeated");
    }

    private static async Task<Results<Ok<TestboxNotesAnswer>, ProblemHttpResult>> ListAsync(
        string name, ITestboxStore boxes, ITestboxNoteStore notes, CancellationToken cancellationToken) =>
        SafeName.FindProblem(name) is not null || await boxes.FindAsync(name, cancellationToken) is null
            ? NoBox(name)
            : TypedResults.Ok(new TestboxNotesAnswer(await notes.ListAsync(name, MaxNotes, cancellationToken)));

    private static async Task<Results<CreatedJson<TestboxNote>, ProblemHttpResult>> AddAsync(
        string name, HttpRequest request, JsonBody body, ITestboxNoteStore notes, CancellationToken cancellationToken)
    {
        var wanted = await body.ReadAsync<TestboxNoteRequest>(request, cancellationToken);
        if (wanted.FindProblem() is { } problem)
        {
            return Problems.BadRequest(problem);
        }

        var by = Caller.Find(request.HttpContext)?.Account ?? wanted.CleanBy;
        var id = (wanted.Id ?? Guid.NewGuid()).ToString();
        return SafeName.FindProblem(name) is null
            && await notes.AddAsync(name, id, wanted.Text!.Trim(), by, cancellationToken) is { } note
            ? new CreatedJson<TestboxNote>($"/api/v1/testboxes/{name}/notes", note)
            : NoBox(name);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        string name, string id, HttpContext context, ITestboxNoteStore notes, CancellationToken cancellationToken)
    {
        if (SafeName.FindProblem(name) is not null || !Guid.TryParse(id, out var note))
        {
            return Problems.BadRequest($"'{id}' of '{name}' is no note's id. GET .../notes lists those that are.");
        }

        await notes.RemoveAsync(name, note.ToString(), Caller.Find(context)?.Account, cancellationToken);
        return TypedResults.NoContent();
    }

    private static ProblemHttpResult NoBox(string name) =>
        Problems.NotFound($"There is no box '{name}'. GET /api/v1/testboxes lists those that are.");
}
