using Boxyard.Notifications;

namespace Boxyard.Tests.Silo.Notifications;

public sealed class NotificationOptionsValidatorTests
{
    private const string NoSecret =
        "Notifications:JobSecret: it must have at least 8 characters (Notifications:AllowJobUrls): receivers tell by it "
        + "that a body is ours.";

    [Theory]
    [InlineData(false, null, null)]
    [InlineData(true, null, NoSecret)]
    [InlineData(true, "1234567", NoSecret)]
    [InlineData(true, "12345678", null)]
    public void Addresses_of_jobs_need_a_secret(bool allowJobUrls, string? secret, string? mistake) => Assert.Equal(
        mistake,
        new NotificationOptionsValidator()
            .Validate(null, new NotificationOptions { AllowJobUrls = allowJobUrls, JobSecret = secret })
            .FailureMessage);
}
