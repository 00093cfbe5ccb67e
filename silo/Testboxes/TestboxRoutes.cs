using Boxyard.Accounts;
using Boxyard.Jobs;
using Boxyard.Silo;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Testboxes;

/// <summary>Reading boxes, and what a box would get if it asked.</summary>
internal static class TestboxRoutes
{
    /// <summary>How many runs of a box are shown.</summary>
    private const int RunCount = 30;

    public static void MapTestboxReads(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1").For(RouteAccess.Reading).WithTags("Testboxes");

        group.MapRead("/testboxes", ListAsync).WithSummary("Lists known boxes by name");
        group.MapRead("/testboxes/{name}", GetAsync).WithSummary("One box, with its last runs");
        group.MapRead("/unknown-boxes", ListUnknownAsync)
            .WithSummary("Lists MACs that asked to boot and have no name, newest first");
        group.MapRead("/boot-preview/{mac}", PreviewAsync)
            .WithSummary("What a box would get now, and why; changes nothing");
    }

    private static async Task<Results<Ok<TestboxPageAnswer>, ProblemHttpResult>> ListAsync(
        ITestboxStore boxes, CancellationToken cancellationToken, string? next = null, int page_size = PageSize.Default)
    {
        if (PageSize.FindProblem(page_size) is { } wrongSize)
        {
            return Problems.BadRequest(wrongSize);
        }

        if (next is not null && SafeName.FindProblem(next) is { } problem)
        {
            return Problems.BadRequest($"next: '{next}' {problem}");
        }

        var page = await boxes.ListAsync(next, page_size, cancellationToken);
        return TypedResults.Ok(new TestboxPageAnswer
        {
            Testboxes = [.. page.Select(TestboxAnswer.Of)],
            Next = page.Count == page_size ? page[^1].Name : null,
        });
    }

    private static async Task<Results<Ok<TestboxDetailAnswer>, ProblemHttpResult>> GetAsync(
        string name, ITestboxStore boxes, ITestboxHealthStore health, CancellationToken cancellationToken)
    {
        if (SafeName.FindProblem(name) is not null || await boxes.FindAsync(name, cancellationToken) is not { } box)
        {
            return Problems.NotFound($"There is no box '{name}'. GET /api/v1/testboxes lists those that are.");
        }

        var history = await health.GetHistoryAsync(box.Name, RunCount, cancellationToken);
        return TypedResults.Ok(new TestboxDetailAnswer(TestboxAnswer.Of(box), history));
    }

    private static async Task<Results<Ok<UnknownBoxesAnswer>, ProblemHttpResult>> ListUnknownAsync(
        ITestboxStore boxes, CancellationToken cancellationToken, string? next = null, int page_size = PageSize.Default)
    {
        if (PageSize.FindProblem(page_size) is { } wrongSize)
        {
            return Problems.BadRequest(wrongSize);
        }

        var after = next is null ? null : UnknownBoxPosition.Parse(next);
        if (next is not null && after is null)
        {
            return Problems.BadRequest($"next: '{next}' is not what a page of unknown boxes ended with.");
        }

        var page = await boxes.ListUnknownAsync(after, page_size, cancellationToken);
        return TypedResults.Ok(new UnknownBoxesAnswer
        {
            UnknownBoxes = page,
            Next = page.Count == page_size ? new UnknownBoxPosition(page[^1].SeenAt, page[^1].Mac).ToString() : null,
        });
    }

    private static async Task<Ok<BootPreviewAnswer>> PreviewAsync(
        string mac, BootPreview preview, CancellationToken cancellationToken)
    {
        var answer = await preview.GetAsync(mac, cancellationToken);
        return TypedResults.Ok(answer);
    }
}
