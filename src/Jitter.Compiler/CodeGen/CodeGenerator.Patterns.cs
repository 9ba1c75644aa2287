using Jitter.Bytecode.Opcodes;
using Jitter.Primitives.Constants;
using Jitter.Syntax.Ast;

namespace Jitter.Compiler.CodeGen;

// The patterns of match statements.
internal sealed partial class CodeGenerator
{
    private void EmitPattern(Pattern pattern, PatternContext context)
    {
        Location location = Location.Of(pattern);
        switch (pattern)
        {
            case MatchValue value:
                if (value.Value.Kind is not (ExprKind.ConstantExpr or ExprKind.AttributeExpr))
                {
                    Error(location, "patterns may only match literals and attribute lookups");
                }

                VisitExpr(value.Value);
                EmitCompareOp(location, CompareOperator.Eq);
                Emit(Opcode.TO_BOOL, location);
                EmitFailJump(Opcode.POP_JUMP_IF_FALSE, location, context);
                break;

            case MatchSingleton singleton:
                EmitLoadConst(singleton.Value, location);
                EmitCompareOp(location, CompareOperator.Is);
                EmitFailJump(Opcode.POP_JUMP_IF_FALSE, location, context);
                break;

            case MatchSequence sequence:
                EmitSequencePattern(sequence, location, context);
                break;

            case MatchMapping mapping:
                EmitMappingPattern(mapping, location, context);
                break;

            case MatchClass matchClass:
                EmitClassPattern(matchClass, location, context);
                break;

            case MatchStar star:
                EmitCapture(location, star.Name, context);
                break;

            case MatchAs matchAs:
                EmitAsPattern(matchAs, location, context);
                break;

            case MatchOr matchOr:
                EmitOrPattern(matchOr, location, context);
                break;
        }
    }

    /// <summary>Emits a pattern inside another, where captures and wildcards are always allowed.</summary>
    private void EmitSubpattern(Pattern pattern, PatternContext context)
    {
        bool allowed = context.AllowIrrefutable;
        context.AllowIrrefutable = true;
        EmitPattern(pattern, context);
        context.AllowIrrefutable = allowed;
    }

    private void EmitAsPattern(MatchAs pattern, Location location, PatternContext context)
    {
        if (pattern.Pattern is { } inner)
        {
            context.OnTop++;
            Emit(Opcode.COPY, 1, location);
            EmitPattern(inner, context);
            context.OnTop--;
        }
        else if (!context.AllowIrrefutable)
        {
            string what = pattern.Name is { } name ? $"name capture {Quote(name)}" : "wildcard";
            Error(location, what + " makes remaining patterns unreachable");
        }

        EmitCapture(location, pattern.Name, context);
    }

    private void EmitSequencePattern(MatchSequence pattern, Location location, PatternContext context)
    {
        Pattern[] patterns = pattern.Patterns;
        int star = -1;
        bool onlyWildcards = true;
        bool isStarWildcard = false;
        for (int i = 0; i < patterns.Length; i++)
        {
            if (patterns[i].Kind == PatternKind.MatchStar)
            {
                if (star >= 0)
                {
                    Error(location, "multiple starred names in sequence pattern");
                }

                isStarWildcard = PatternContext.IsStarWildcard(patterns[i]);
                onlyWildcards &= isStarWildcard;
                star = i;
            }
            else
            {
                onlyWildcards &= PatternContext.IsWildcard(patterns[i]);
            }
        }

        context.OnTop++;
        Emit(Opcode.MATCH_SEQUENCE, location);
        EmitFailJump(Opcode.POP_JUMP_IF_FALSE, location, context);
        if (star < 0)
        {
            EmitLengthCheck(location, patterns.Length, CompareOperator.Eq, context);
        }
        else if (patterns.Length > 1)
        {
            EmitLengthCheck(location, patterns.Length - 1, CompareOperator.GtE, context);
        }

        context.OnTop--;
        if (onlyWildcards)
        {
            Emit(Opcode.POP_TOP, location);
        }
        else if (isStarWildcard)
        {
            EmitIndexedItems(patterns, star, location, context);
        }
        else
        {
            EmitUnpackedItems(patterns, star, location, context);
        }
    }

    private void EmitLengthCheck(Location location, int length, CompareOperator op, PatternContext context)
    {
        Emit(Opcode.GET_LEN, location);
        EmitLoadConst(new IntConstant(length), location);
        EmitCompareOp(location, op);
        EmitFailJump(Opcode.POP_JUMP_IF_FALSE, location, context);
    }

    private void EmitUnpackedItems(Pattern[] patterns, int star, Location location, PatternContext context)
    {
        if (star < 0)
        {
            Emit(Opcode.UNPACK_SEQUENCE, patterns.Length, location);
        }
        else
        {
            int after = patterns.Length - star - 1;
            if (star >= 1 << 8 || after >= int.MaxValue >> 8)
            {
                Error(location, "too many expressions in star-unpacking sequence pattern");
            }

            Emit(Opcode.UNPACK_EX, star + (after << 8), location);
        }

        context.OnTop += patterns.Length;
        foreach (Pattern item in patterns)
        {
            context.OnTop--;
            EmitSubpattern(item, context);
        }
    }

    /// <summary>A sequence pattern with <c>*_</c>: what the star takes is not needed, so the items are indexed, not unpacked.</summary>
    private void EmitIndexedItems(Pattern[] patterns, int star, Location location, PatternContext context)
    {
        context.OnTop++;
        for (int i = 0; i < patterns.Length; i++)
        {
            if (i == star || PatternContext.IsWildcard(patterns[i]))
            {
                continue;
            }

            Emit(Opcode.COPY, 1, location);
            if (i < star)
            {
                EmitLoadConst(new IntConstant(i), location);
            }
            else
            {
                // Not every sequence takes negative indices.
                Emit(Opcode.GET_LEN, location);
                EmitLoadConst(new IntConstant(patterns.Length - i), location);
                EmitBinaryOp(location, BinaryOperator.Sub, inPlace: false);
            }

            Emit(Opcode.BINARY_SUBSCR, location);
            EmitSubpattern(patterns[i], context);
        }

        context.OnTop--;
        Emit(Opcode.POP_TOP, location);
    }

    private void EmitClassPattern(MatchClass pattern, Location location, PatternContext context)
    {
        string[] attributes = pattern.KwdAttrs;
        CheckPatternAttributes(attributes, pattern.KwdPatterns);
        VisitExpr(pattern.Cls);
        var names = new Constant[attributes.Length];
        for (int i = 0; i < names.Length; i++)
        {
            names[i] = new StrConstant(attributes[i]);
        }

        EmitLoadConst(new TupleConstant(names), location);
        Emit(Opcode.MATCH_CLASS, pattern.Patterns.Length, location);
        EmitNotNoneCheck(location, context, pushed: 1);
        int count = pattern.Patterns.Length + attributes.Length;
        Emit(Opcode.UNPACK_SEQUENCE, count, location);
        context.OnTop += count - 1;
        for (int i = 0; i < count; i++)
        {
            context.OnTop--;
            Pattern item = i < pattern.Patterns.Length ? pattern.Patterns[i] : pattern.KwdPatterns[i - pattern.Patterns.Length];
            if (PatternContext.IsWildcard(item))
            {
                Emit(Opcode.POP_TOP, location);
            }
            else
            {
                EmitSubpattern(item, context);
            }
        }
    }

    /// <summary>Fails if the top of the stack is None; <paramref name="pushed"/> values have come onto the subject's place.</summary>
    private void EmitNotNoneCheck(Location location, PatternContext context, int pushed)
    {
        Emit(Opcode.COPY, 1, location);
        EmitLoadConst(SingletonConstant.None, location);
        Emit(Opcode.IS_OP, 1, location);
        context.OnTop += pushed;
        EmitFailJump(Opcode.POP_JUMP_IF_FALSE, location, context);
    }

    private void CheckPatternAttributes(string[] attributes, Pattern[] patterns)
    {
        for (int i = 0; i < attributes.Length; i++)
        {
            CheckForbiddenName(Location.Of(patterns[i]), attributes[i], ExprContext.Store);
            int repeated = Array.IndexOf(attributes, attributes[i], i + 1);
            if (repeated >= 0)
            {
                Error(Location.Of(patterns[repeated]), $"attribute name repeated in class pattern: {attributes[i]}");
            }
        }
    }

    private void EmitMappingPattern(MatchMapping pattern, Location location, PatternContext context)
    {
        int size = pattern.Keys.Length;
        context.OnTop++;
        Emit(Opcode.MATCH_MAPPING, location);
        EmitFailJump(Opcode.POP_JUMP_IF_FALSE, location, context);
        if (size == 0 && pattern.Rest is null)
        {
            context.OnTop--;
            Emit(Opcode.POP_TOP, location);
            return;
        }

        if (size > 0)
        {
            EmitLengthCheck(location, size, CompareOperator.GtE, context);
        }

        EmitPatternKeys(pattern, location);
        Emit(Opcode.MATCH_KEYS, location);
        EmitNotNoneCheck(location, context, pushed: 2);
        Emit(Opcode.UNPACK_SEQUENCE, size, location);
        context.OnTop += size - 1;
        foreach (Pattern item in pattern.Patterns)
        {
            context.OnTop--;
            EmitSubpattern(item, context);
        }

        // The tuple of keys and the subject are left.
        context.OnTop -= 2;
        if (pattern.Rest is { } rest)
        {
            EmitRemainingItems(location, size);
            EmitCapture(location, rest, context);
        }
        else
        {
            Emit(Opcode.POP_TOP, location);
            Emit(Opcode.POP_TOP, location);
        }
    }

    /// <summary>Makes a dict of a mapping and removes the keys from it; both are on the stack.</summary>
    private void EmitRemainingItems(Location location, int keyCount)
    {
        Emit(Opcode.BUILD_MAP, 0, location);
        Emit(Opcode.SWAP, 3, location);
        Emit(Opcode.DICT_UPDATE, 2, location);
        Emit(Opcode.UNPACK_SEQUENCE, keyCount, location);
        for (int left = keyCount; left > 0; left--)
        {
            Emit(Opcode.COPY, 1 + left, location);
            Emit(Opcode.SWAP, 2, location);
            Emit(Opcode.DELETE_SUBSCR, location);
        }
    }

    private void EmitPatternKeys(MatchMapping pattern, Location location)
    {
        Expr[] keys = pattern.Keys;
        for (int i = 0; i < keys.Length; i++)
        {
            if (keys[i] is ConstantExpr constant)
            {
                for (int j = 0; j < i; j++)
                {
                    if (keys[j] is ConstantExpr earlier && PythonEquality.Instance.Equals(earlier.Value, constant.Value))
                    {
                        Error(location, $"mapping pattern checks duplicate key ({ConstantRepr.Repr(constant.Value)})");
                    }
                }
            }
            else if (keys[i].Kind != ExprKind.AttributeExpr)
            {
                Error(location, "mapping pattern keys may only match literals and attribute lookups");
            }

            VisitExpr(keys[i]);
        }

        Emit(Opcode.BUILD_TUPLE, keys.Length, location);
    }

    /// <summary>
    /// Alternatives, each tried on a copy of the subject. All must bind the same names; their values are brought into the order of
    /// the first alternative, and then into their place among the captures of the pattern around (CPython's compiler_pattern_or).
    /// </summary>
    private void EmitOrPattern(MatchOr pattern, Location location, PatternContext context)
    {
        Label end = NewLabel();
        Pattern[] alternatives = pattern.Patterns;
        List<string>? control = null;
        for (int i = 0; i < alternatives.Length; i++)
        {
            Location alternativeLocation = Location.Of(alternatives[i]);
            var alternative = new PatternContext { AllowIrrefutable = i == alternatives.Length - 1 && context.AllowIrrefutable };
            Emit(Opcode.COPY, 1, alternativeLocation);
            EmitPattern(alternatives[i], alternative);
            if (control is null)
            {
                control = alternative.Stores;
            }
            else
            {
                EmitReorder(alternative.Stores, control, alternativeLocation, location);
            }

            EmitJump(Opcode.JUMP, end, alternativeLocation);
            EmitFailPop(alternativeLocation, alternative);
        }

        Emit(Opcode.POP_TOP, location);
        EmitFailJump(Opcode.JUMP, location, context);
        UseLabel(end);

        // Between the captures and their place are: those not moved yet, the copy of the subject, what must stay on top, and the
        // captures of before.
        int distance = control!.Count + 1 + context.OnTop + context.Stores.Count;
        foreach (string name in control)
        {
            EmitRotate(location, distance);
            CheckNotCaptured(location, name, context);
            context.Stores.Add(name);
        }

        Emit(Opcode.POP_TOP, location);
    }

    /// <summary>Brings the captures of an alternative into the order of the first one.</summary>
    private void EmitReorder(List<string> stores, List<string> control, Location alternative, Location pattern)
    {
        if (stores.Count != control.Count)
        {
            Error(pattern, "alternative patterns bind different names");
        }

        for (int wanted = control.Count - 1; wanted >= 0; wanted--)
        {
            int actual = stores.IndexOf(control[wanted]);
            if (actual < 0)
            {
                Error(pattern, "alternative patterns bind different names");
            }

            if (actual == wanted)
            {
                continue;
            }

            // The first actual + 1 names go behind the others up to the wanted place, one rotation of the stack each.
            int rotations = actual + 1;
            List<string> moved = stores.GetRange(0, rotations);
            stores.RemoveRange(0, rotations);
            stores.InsertRange(wanted - actual, moved);
            for (int i = 0; i < rotations; i++)
            {
                EmitRotate(alternative, wanted + 1);
            }
        }
    }
}
