using Boxyard.Accounts;
using Boxyard.Jobs;
using Boxyard.Silo;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Testboxes;

/// <summary>Taking boxes out of service and back.</summary>
internal static class HoldRoutes
{
    public static void MapHolds(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/testboxes/{name}").For(RouteAccess.Operating).WithTags("Testboxes");

        group.MapPost("/drain", DrainAsync)
            .Accepts<OperatorNote>(isOptional: true, "application/json", JsonBody.AnyType)
            .WithSummary("Lets a box finish what it runs and gives it no other job");
        group.MapPost("/quarantine", QuarantineAsync)
            .Accepts<OperatorNote>(isOptional: true, "application/json", JsonBody.AnyType)
            .WithSummary("The same, for a box that is broken");
        group.MapPost("/resume", ResumeAsync)
            .Accepts<OperatorNote>(isOptional: true, "application/json", JsonBody.AnyType)
            .WithSummary("Gives a drained or quarantined box jobs again");
    }

    private static Task<Results<Ok<TestboxAnswer>, ProblemHttpResult>> DrainAsync(
        string name, HttpRequest request, JsonBody body, TestboxHolds holds, CancellationToken cancellationToken) =>
        HoldAsync(name, HoldKind.Drained, request, body, holds, cancellationToken);

    private static Task<Results<Ok<TestboxAnswer>, ProblemHttpResult>> QuarantineAsync(
        string name, HttpRequest request, JsonBody body, TestboxHolds holds, CancellationToken cancellationToken) =>
        HoldAsync(name, HoldKind.Quarantined, request, body, holds, cancellationToken);

    private static Task<Results<Ok<TestboxAnswer>, ProblemHttpResult>> ResumeAsync(
        string name, HttpRequest request, JsonBody body, TestboxHolds holds, CancellationToken cancellationToken) =>
        HoldAsync(name, kind: null, request, body, holds, cancellationToken);

    private static async Task<Results<Ok<TestboxAnswer>, ProblemHttpResult>> HoldAsync(
        string name,
        HoldKind? kind,
        HttpRequest request,
        JsonBody body,
        TestboxHolds holds,
        CancellationToken cancellationToken)
    {
        var note = (await body.ReadAsync<OperatorNote>(request, cancellationToken)).Clean(request.HttpContext);
        return SafeName.FindProblem(name) is null
            && await holds.SetAsync(name, kind, note, cancellationToken) is { } box
            ? TypedResults.Ok(TestboxAnswer.Of(box))
            : Problems.NotFound($"There is no box '{name}'. GET /api/v1/testboxes lists those that are.");
    }
}
