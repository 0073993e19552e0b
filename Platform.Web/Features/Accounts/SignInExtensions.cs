using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Platform.Web.Features.Members;
using Platform.Web.Shared;

namespace Platform.Web.Features.Accounts;

public static class SignInExtensions
{
    /// <summary>Begins a session in this browser.</summary>
    public static Task SignInAs(this HttpContext context, Member member) => context.SignInAsync(
        IdentityConstants.ApplicationScheme,
        new ClaimsPrincipal(MemberClaims.IdentityOf(member, IdentityConstants.ApplicationScheme)),
        new AuthenticationProperties { IsPersistent = true });
}
