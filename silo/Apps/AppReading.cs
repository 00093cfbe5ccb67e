namespace Boxyard.Apps;

/// <summary>What a caller gets to know of an app.</summary>
/// <param name="App">Null when there is none, or none that the caller may see.</param>
/// <param name="Rights">Of the caller on the app's repository; also without an app.</param>
internal sealed record AppReading(AppRecord? App, AppRights Rights);
