using Microsoft.Playwright;

namespace Boxyard.Tests.Lab.Dashboard;

/// <summary>How pages are looked at: light, dark, on a phone.</summary>
internal static class Looks
{
    public static IEnumerable<(string Name, BrowserNewContextOptions Options)> All
    {
        get
        {
            var desk = new ViewportSize { Width = 1280, Height = 800 };
            var phone = new ViewportSize { Width = 360, Height = 720 };
            yield return ("light", new() { ViewportSize = desk, ColorScheme = ColorScheme.Light });
            yield return ("dark", new() { ViewportSize = desk, ColorScheme = ColorScheme.Dark });
            yield return ("phone", new() { ViewportSize = phone, ColorScheme = ColorScheme.Light });
        }
    }
}
