using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Platform.Web.Features.Members;
using Platform.Web.Shared;

namespace Platform.Web.Features.Accounts;

public static class SignInExtensions
{
    /// <summary>Begins a session in this browser, which is a known one from here on.</summary>
    public static Task SignInAs(this HttpContext context, Member member)
    {
        context.RequestServices.GetRequiredService<KnownDevice>().Remember(context, member.Key);
        return context.SignInAsync(
            IdentityConstants.ApplicationScheme,
            new ClaimsPrincipal(MemberClaims.IdentityOf(member, IdentityConstants.ApplicationScheme)),
            new AuthenticationProperties { IsPersistent = true });
    }
}
