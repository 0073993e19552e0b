using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Platform.Web.Access;
using Platform.Web.Caching;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Editing;
using Platform.Web.Shared.Input;

namespace Platform.Web.Features.Threads;

/// <summary>The fields of the form to reply.</summary>
public sealed class ReplyForm
{
    [Display(Name = "Kind")]
    public PostKind Kind { get; set; } = PostKind.Comment;

    [Display(Name = "Body", Description = "BodyHelp")]
    [DataType(DataType.MultilineText), StringLength(InputLengths.Text)]
    public string? Body { get; set; }

    public string? ReplyTo { get; set; }

    /// <summary>The audience of the thread when the form was made. The reply is written for this audience.</summary>
    public Audience? Audience { get; set; }

    [Display(Name = "ByLayerOnly")]
    public bool ByLayerOnly { get; set; }

    /// <summary>A key made with the form, so that sending the form twice makes one post.</summary>
    [StringLength(Reply.MaxClientKey)]
    public string ClientKey { get; set; } = PageTags.NewOnceOnly();

    /// <summary>Whether a moderator reads the reply first.</summary>
    [BindNever]
    public bool Waits { get; set; }

    /// <summary>The text as it will be shown; null when the member did not ask for it.</summary>
    [BindNever]
    public Preview? Preview { get; set; }

    /// <summary>Makes a form, with the text of the member's draft if there is one.</summary>
    /// <param name="text">The text of the draft, or its slot.</param>
    public static ReplyForm For(Contribution contribution, Viewer viewer, Draft? draft, string? text, bool waits, string onceOnly) => new()
    {
        Kind = contribution.TakesAnswers && contribution.AuthorKey != viewer.MemberKey ? PostKind.Answer : PostKind.Comment,
        Body = text,
        ByLayerOnly = draft?.ByLayerOnly ?? contribution.IsNamelessFor(viewer),
        Audience = contribution.Audience,
        Waits = waits,
        ClientKey = onceOnly,
    };

    /// <summary>Makes this a reply to one post. Such a reply is usually a comment: only a reply to the question is usually an answer.</summary>
    /// <param name="post">Null for a reply to the contribution.</param>
    public void AnswerTo(PostSeen? post)
    {
        ReplyTo = post?.Key;
        if (post is not null)
            Kind = PostKind.Comment;
    }

    public ReplyText Read() => new(Kind, Body, string.IsNullOrEmpty(ReplyTo) ? null : ReplyTo, ByLayerOnly, Audience);
}
