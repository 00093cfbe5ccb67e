using System.Globalization;

namespace Boxyard.Boot;

/// <summary>How much memory a machine sets aside for the kernel that writes its crash dump.</summary>
internal static class CrashKernel
{
    /// <summary>From the memory that the job asks for in gigabytes (`16g`); `auto` when it says nothing.</summary>
    public static string For(string? memory)
    {
        var digits = string.Concat((memory ?? "").TakeWhile(char.IsAsciiDigit));
        var isKnown = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var gigabytes);
        return (isKnown ? gigabytes : 0) switch
        {
            <= 8 => "auto",
            <= 16 => "256M",
            _ => "512M",
        };
    }
}
