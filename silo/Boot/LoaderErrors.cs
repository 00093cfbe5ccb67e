using Boxyard.Silo;

namespace Boxyard.Boot;

/// <summary>
/// Errors for whoever asks at a path of boot loaders. GRUB runs the body of an error as its configuration, so all that
/// it gets below its path is a text that says why, waits and lets it ask again; all others get problem details.
/// </summary>
/// <remarks>
/// The text never loads itself again: `configfile` does not unwind, and each retry would lie on top of the last. Our
/// own first stage loops and says so in a variable, so the text may end. A first stage that says nothing may have
/// nothing after its `configfile`, where GRUB stops at its prompt for ever: that machine is restarted.
/// </remarks>
internal static class LoaderErrors
{
    private const string PauseSeconds = "10";

    private static readonly BootTemplate ForGrub = BootTemplate.Load("failure-grub");
    private static readonly BootTemplate ForIpxe = BootTemplate.Load("failure-ipxe");

    public static string GrubText(string message) =>
        ForGrub.Render(("message", BootWords.OneLine(message)), ("pause", PauseSeconds));

    public static string IpxeText(string message) => ForIpxe.Render(("message", BootWords.OneLine(message)));

    /// <summary>True for what boot loaders ask for, of known and unknown kinds, whether there is such a route or not.</summary>
    public static bool IsBootPath(PathString path) =>
        path.Value?.StartsWith("/boot.", StringComparison.OrdinalIgnoreCase) == true;

    public static bool IsGrubPath(PathString path) =>
        path.StartsWithSegments("/boot.grub", StringComparison.OrdinalIgnoreCase);

    public static IResult Of(PathString path, int status, string message) => IsGrubPath(path)
        ? TypedResults.Text(GrubText(message), "text/plain; charset=utf-8", statusCode: status)
        : Problems.Of(status, message);
}
