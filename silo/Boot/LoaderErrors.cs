using Boxyard.Silo;

namespace Boxyard.Boot;

/// <summary>
/// Errors for whoever asks at a path of boot loaders. GRUB gets a text that says why, waits and lets it ask again, and
/// nothing else below its path; all others get problem details.
/// </summary>
/// <remarks>
/// GRUB's errors have the status 200: of any other it was seen to stall for half a minute and to drop the body, and
/// where it runs the body all the same, that must be a text for it. What the status would have been is in a header.
/// The text never loads itself again: `configfile` does not unwind, and each retry would lie on top of the last. Our
/// own first stage loops and says so in a variable, so the text may end. A first stage that says nothing may have
/// nothing after its `configfile`, where GRUB stops at its prompt for ever: that machine is restarted.
/// </remarks>
internal static class LoaderErrors
{
    /// <summary>What the status is, where GRUB must be told 200.</summary>
    public const string StatusHeader = "Boxyard-Status";

    private const string PauseSeconds = "10";

    private static readonly BootTemplate ForGrub = BootTemplate.Load("failure-grub");
    private static readonly BootTemplate ForIpxe = BootTemplate.Load("failure-ipxe");

    public static string GrubText(string message) =>
        ForGrub.Render(("message", BootWords.OneLine(message)), ("pause", PauseSeconds));

    public static string IpxeText(string message) => ForIpxe.Render(("message", BootWords.OneLine(message)));

    /// <summary>True for what boot loaders ask for, whether there is such a route or not.</summary>
    public static bool IsBootPath(PathString path) =>
        path.Value?.StartsWith("/boot.", StringComparison.OrdinalIgnoreCase) == true;

    public static bool IsGrubPath(PathString path) =>
        path.StartsWithSegments("/boot.grub", StringComparison.OrdinalIgnoreCase);

    public static IResult Of(HttpContext context, int status, string message)
    {
        if (!IsGrubPath(context.Request.Path))
        {
            return Problems.Of(status, message);
        }

        context.Response.Headers[StatusHeader] = status.ToString();
        return TypedResults.Text(
            GrubText(message), "text/plain; charset=utf-8", statusCode: StatusCodes.Status200OK);
    }
}
