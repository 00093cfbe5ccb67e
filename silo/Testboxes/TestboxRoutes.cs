using Boxyard.Silo;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Testboxes;

/// <summary>Reading boxes, and what a box would get if it asked.</summary>
internal static class TestboxRoutes
{
    private const int DefaultPageSize = 50;
    private const int MaxPageSize = 500;

    public static void MapTestboxes(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1").WithTags("Testboxes");

        group.MapRead("/testboxes", ListAsync).WithSummary("Lists known boxes by name");
        group.MapRead("/testboxes/{name}", GetAsync).WithSummary("One box");
        group.MapRead("/unknown-boxes", ListUnknownAsync).WithSummary("MACs that asked to boot and have no name");
        group.MapRead("/boot-preview/{mac}", PreviewAsync).WithSummary("What a box would get now, and why; changes nothing");
    }

    private static async Task<Results<Ok<TestboxPageAnswer>, ProblemHttpResult>> ListAsync(
        ITestboxStore boxes, CancellationToken cancellationToken, string? next = null, int page_size = DefaultPageSize)
    {
        if (page_size is < 1 or > MaxPageSize)
        {
            return Problems.BadRequest($"page_size: {page_size} is not within 1 and {MaxPageSize}.");
        }

        var page = await boxes.ListAsync(next, page_size, cancellationToken);
        return TypedResults.Ok(new TestboxPageAnswer
        {
            Testboxes = [.. page.Select(TestboxAnswer.Of)],
            Next = page.Count == page_size ? page[^1].Name : null,
        });
    }

    private static async Task<Results<Ok<TestboxAnswer>, ProblemHttpResult>> GetAsync(
        string name, ITestboxStore boxes, CancellationToken cancellationToken) =>
        await boxes.FindAsync(name, cancellationToken) is { } box
            ? TypedResults.Ok(TestboxAnswer.Of(box))
            : Problems.NotFound($"There is no box '{name}'. GET /api/v1/testboxes lists those that are.");

    private static async Task<Ok<UnknownBoxesAnswer>> ListUnknownAsync(ITestboxStore boxes, CancellationToken cancellationToken)
    {
        var list = await boxes.ListUnknownAsync(cancellationToken);
        return TypedResults.Ok(new UnknownBoxesAnswer(list));
    }

    private static async Task<Ok<BootPreviewAnswer>> PreviewAsync(string mac, BootPreview preview, CancellationToken cancellationToken)
    {
        var answer = await preview.GetAsync(mac, cancellationToken);
        return TypedResults.Ok(answer);
    }
}
