using Boxyard.Apps;
using Boxyard.Profiles;

namespace Boxyard.Tests.Silo.Profiles;

public sealed class ProfileNoteTests
{
    [Theory]
    [InlineData(true, false, "", true)]
    [InlineData(false, true, "a b", true)]
    // A service that asks about images for a registry runs no lab.
    [InlineData(false, false, AppTokens.ImageScope, false)]
    public void Admins_and_operators_certify(bool isAdmin, bool isOperator, string scopes, bool may) => Assert.Equal(
        may,
        ProfileNote.MayCertify(new AppCaller
        {
            User = "ann",
            IsApproved = true,
            IsAdmin = isAdmin,
            IsOperator = isOperator,
            Scopes = scopes,
        }));
}
