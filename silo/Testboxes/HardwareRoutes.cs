using Boxyard.Accounts;
using Boxyard.Jobs;
using Boxyard.Silo;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Testboxes;

/// <summary>What boxes have: what jobs may require of them.</summary>
internal static class HardwareRoutes
{
    public static void MapHardware(this IEndpointRouteBuilder routes) =>
        routes.MapPatch("/api/v1/testboxes/{name}", SetAsync)
            .For(RouteAccess.Operating)
            .WithTags("Testboxes")
            .Accepts<HardwareRequest>("application/json", JsonBody.AnyType)
            .WithSummary("Sets arch, tags and memory of a box, also before it asks for the first time");

    private static async Task<Results<Ok<TestboxAnswer>, ProblemHttpResult>> SetAsync(
        string name, HttpRequest request, JsonBody body, ITestboxStore boxes, CancellationToken cancellationToken)
    {
        var wanted = await body.ReadAsync<HardwareRequest>(request, cancellationToken);
        var problem = SafeName.FindProblem(name) is { } wrongName
            ? $"The box's name '{name}' {wrongName}"
            : wanted.FindProblem();
        if (problem is not null)
        {
            return Problems.BadRequest(problem);
        }

        await boxes.ChangeHardwareAsync(name, wanted.ToChange(), cancellationToken);
        var box = await boxes.FindAsync(name, cancellationToken)
            ?? throw new InvalidOperationException($"Box {name} was stored and is not there.");
        return TypedResults.Ok(TestboxAnswer.Of(box));
    }
}
