using System.Net;
using Boxyard.Accounts;
using Microsoft.AspNetCore.Routing;

namespace Boxyard.Tests.Silo.Accounts;

/// <summary>Who may call which route, asked of every route over HTTP.</summary>
public sealed class RouteAccessTests(AccountSilo silo) : IClassFixture<AccountSilo>
{
    private static readonly string[] Callers = ["", "viewer", "submitter", "operator", "admin", "box"];

    [Fact]
    public void Every_route_declares_who_may_call_it()
    {
        var undeclared = ListRoutes().Where(route => route.Metadata.GetMetadata<RouteAccessMark>() is null);

        Assert.Empty(undeclared.Select(Describe));
        Assert.True(ListRoutes().Count > 90);
    }

    /// <summary>What is open without an account, and what needs more than reading: by name, so that none slips in.</summary>
    [Fact]
    public void Routes_that_are_not_for_readers_are_known_by_name()
    {
        var expected = File.ReadAllLines(Path.Combine(PathOfTests(), "RouteAccess.txt"));

        var found = ListRoutes()
            .Where(route => AccessOf(route) != RouteAccess.Reading)
            .Select(route => $"{AccessOf(route)} {Describe(route)}")
            .Order(StringComparer.Ordinal);

        Assert.Equal(expected, found);
    }

    [Theory]
    [InlineData("Everybody", "+ + + + + +")]
    [InlineData("Registry", "+ + + + + +")]
    [InlineData("Boxes", "+ + + + + +")]
    [InlineData("Reading", "? + + + + -")]
    [InlineData("OldReading", "+ + + + + -")]
    [InlineData("SignedIn", "? + + + + +")]
    [InlineData("Submitting", "? - + + + -")]
    [InlineData("OldSubmitting", "+ - + + + -")]
    [InlineData("Registering", "? - - + + +")]
    [InlineData("Operating", "? - - + + -")]
    [InlineData("Administering", "? - - - + -")]
    public async Task Each_role_passes_where_it_may(string access, string passes)
    {
        var expected = Callers.Zip(passes.Split(' ')).ToArray();
        var wrong = new List<string>();
        foreach (var route in ListRoutes().Where(route => AccessOf(route).ToString() == access))
        {
            foreach (var (caller, pass) in expected)
            {
                // Where everybody may, a token is not looked at: one that is nobody's shows it.
                var status = await CallAsync(route, caller);
                var found = status switch
                {
                    HttpStatusCode.Unauthorized => "?",
                    HttpStatusCode.Forbidden => "-",
                    _ => "+",
                };
                if (found != pass && !IsRefusedByItself(route, caller))
                {
                    wrong.Add($"{Describe(route)} by '{caller}': {(int)status}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    /// <summary>
    /// Boxes' uploads want the token of their attempt; logins, old clients and those of the app registry are told so by
    /// the route itself.
    /// </summary>
    private static bool IsRefusedByItself(RouteEndpoint route, string caller) =>
        (AccessOf(route) == RouteAccess.Boxes
            && (Describe(route).Contains("attempts/{number:int}", StringComparison.Ordinal)
                || Describe(route).EndsWith("/{**path}", StringComparison.Ordinal)))
        || Describe(route).EndsWith("/api/v1/login", StringComparison.Ordinal)
        || AccessOf(route) == RouteAccess.Registry
        || (caller.Length == 0 && AccessOf(route) is RouteAccess.OldReading or RouteAccess.OldSubmitting);

    /// <summary>The answer's status, without its body: some never end. Ids that are nobody's change nothing.</summary>
    private async Task<HttpStatusCode> CallAsync(RouteEndpoint route, string caller)
    {
        var path = route.RoutePattern.RawText!
            .Replace("{kind}", "ipxe", StringComparison.Ordinal)
            .Replace("{index}", "jobs", StringComparison.Ordinal);
        var pieces = path.Split('{', '}');
        path = string.Concat(pieces.Select((piece, index) => index % 2 == 0 ? piece : ValueOf(piece)));
        using var request = new HttpRequestMessage(new HttpMethod(VerbsOf(route)[0]), "/" + path.TrimStart('/'));
        if (caller.Length > 0)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {silo.TokenOf(caller)}");
        }

        request.Content = request.Method == HttpMethod.Get ? null : new StringContent("{}");
        using var answer = await silo.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return answer.StatusCode;
    }

    private static string ValueOf(string parameter) =>
        parameter.Contains(":long", StringComparison.Ordinal) || parameter.Contains(":int", StringComparison.Ordinal)
            ? "999999"
            : "none";

    private List<RouteEndpoint> ListRoutes() =>
        [.. silo.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    private static RouteAccess AccessOf(RouteEndpoint route) => route.Metadata.GetMetadata<RouteAccessMark>()!.Access;

    private static IReadOnlyList<string> VerbsOf(RouteEndpoint route) =>
        route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods;

    private static string Describe(RouteEndpoint route) =>
        $"{string.Join(',', VerbsOf(route))} /{route.RoutePattern.RawText!.TrimStart('/')}";

    private static string PathOfTests([System.Runtime.CompilerServices.CallerFilePath] string thisFile = "") =>
        Path.GetDirectoryName(thisFile)!;
}
