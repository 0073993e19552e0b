using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Platform.Web.Access;
using Platform.Web.Features.Members;

namespace Platform.Web.Features.Accounts;

public static class SignInExtensions
{
    /// <summary>Begins a session in this browser and marks the browser as known.</summary>
    public static Task SignInAs(this HttpContext context, Member member)
    {
        context.RequestServices.GetRequiredService<KnownDevice>().Remember(context, member.Key);
        return context.SignInAsync(
            IdentityConstants.ApplicationScheme,
            new ClaimsPrincipal(MemberClaims.IdentityOf(member, IdentityConstants.ApplicationScheme)),
            new AuthenticationProperties { IsPersistent = true });
    }

    /// <summary>Ends the session of this browser, and makes the browser clear its cache and storage.</summary>
    public static Task SignOutHere(this HttpContext context)
    {
        context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return context.SignOutAsync(IdentityConstants.ApplicationScheme);
    }
}
