using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Platform.Web.Access;
using Platform.Web.Caching;
using Platform.Web.Features.Contributions;
using Platform.Web.Shared.Input;

namespace Platform.Web.Features.Threads;

/// <summary>All one types to reply.</summary>
public sealed class ReplyForm
{
    [Display(Name = "Kind")]
    public PostKind Kind { get; set; } = PostKind.Comment;

    [Display(Name = "Body", Description = "BodyHelp")]
    [DataType(DataType.MultilineText), StringLength(InputLengths.Text)]
    public string? Body { get; set; }

    public string? ReplyTo { get; set; }

    /// <summary>Who could read the thread when the form was made: whom its writer writes for.</summary>
    public Audience? Audience { get; set; }

    [Display(Name = "ByLayerOnly")]
    public bool ByLayerOnly { get; set; }

    /// <summary>Made with the form, so that sending it twice makes one post.</summary>
    [StringLength(Reply.MaxClientKey)]
    public string ClientKey { get; set; } = PageTags.NewOnceOnly();

    /// <summary>Whether a moderator reads the reply first.</summary>
    [BindNever]
    public bool Waits { get; set; }

    /// <summary>Empty, or with what was typed before.</summary>
    public static ReplyForm For(Contribution contribution, Viewer viewer, Draft? draft, bool waits, string onceOnly) => new()
    {
        Kind = contribution.TakesAnswers && contribution.AuthorKey != viewer.MemberKey ? PostKind.Answer : PostKind.Comment,
        Body = draft?.Body,
        ByLayerOnly = draft?.ByLayerOnly ?? contribution.IsNamelessFor(viewer),
        Audience = contribution.Audience,
        Waits = waits,
        ClientKey = onceOnly,
    };

    public ReplyText Read() => new(Kind, Body, string.IsNullOrEmpty(ReplyTo) ? null : ReplyTo, ByLayerOnly, Audience);
}
