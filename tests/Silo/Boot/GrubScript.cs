using System.Diagnostics;

namespace Boxyard.Tests.Silo.Boot;

/// <summary>GRUB's own parser, of the package grub-common.</summary>
internal static class GrubScript
{
    public static async Task AssertParsedAsync(string text)
    {
        var start = new ProcessStartInfo("grub-script-check")
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
        };
        using var check = Process.Start(start)!;
        await check.StandardInput.WriteAsync(text);
        check.StandardInput.Close();
        var error = await check.StandardError.ReadToEndAsync();
        await check.WaitForExitAsync();
        // Comments alone are parsed well and are nothing to do.
        var isParsed = check.ExitCode == 0 || error.Contains("contains no commands", StringComparison.Ordinal);
        Assert.True(isParsed, $"{error}\n{text}");
    }
}
