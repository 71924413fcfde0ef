var Su=Object.defineProperty;var Pu=Object.getOwnPropertyDescriptor;var Zn=r=>{throw TypeError(r)};var g=(r,e,t,o)=>{for(var a=o>1?void 0:o?Pu(e,t):e,s=r.length-1,i;s>=0;s--)(i=r[s])&&(a=(o?i(e,t,a):i(a))||a);return o&&a&&Su(e,t,a),a};var Is=(r,e,t)=>e.has(r)||Zn("Cannot "+t);var x=(r,e,t)=>(Is(r,e,"read from private field"),t?t.call(r):e.get(r)),C=(r,e,t)=>e.has(r)?Zn("Cannot add the same private member more than once"):e instanceof WeakSet?e.add(r):e.set(r,t),Y=(r,e,t,o)=>(Is(r,e,"write to private field"),o?o.call(r,t):e.set(r,t),t),h=(r,e,t)=>(Is(r,e,"access private method"),t);var Lo=()=>({checkValidity(r){let e=r.input,t={message:"",isValid:!0,invalidKeys:[]};if(!e)return t;let o=!0;if("checkValidity"in e&&(o=e.checkValidity()),o)return t;if(t.isValid=!1,"validationMessage"in e&&(t.message=e.validationMessage),!("validity"in e))return t.invalidKeys.push("customError"),t;for(let a in e.validity){if(a==="valid")continue;let s=a;e.validity[s]&&t.invalidKeys.push(s)}return t}});var $o=class extends Event{constructor(){super("wa-invalid",{bubbles:!0,cancelable:!1,composed:!0})}};var Lu=Object.defineProperty,$u=Object.getOwnPropertyDescriptor,el=r=>{throw TypeError(r)},p=(r,e,t,o)=>{for(var a=o>1?void 0:o?$u(e,t):e,s=r.length-1,i;s>=0;s--)(i=r[s])&&(a=(o?i(e,t,a):i(a))||a);return o&&a&&Lu(e,t,a),a},tl=(r,e,t)=>e.has(r)||el("Cannot "+t),rl=(r,e,t)=>(tl(r,e,"read from private field"),t?t.call(r):e.get(r)),ol=(r,e,t)=>e.has(r)?el("Cannot add the same private member more than once"):e instanceof WeakSet?e.add(r):e.set(r,t),al=(r,e,t,o)=>(tl(r,e,"write to private field"),o?o.call(r,t):e.set(r,t),t);var Eo=globalThis,Ao=Eo.ShadowRoot&&(Eo.ShadyCSS===void 0||Eo.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,Us=Symbol(),sl=new WeakMap,Br=class{constructor(e,t,o){if(this._$cssResult$=!0,o!==Us)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(Ao&&e===void 0){let o=t!==void 0&&t.length===1;o&&(e=sl.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),o&&sl.set(t,e))}return e}toString(){return this.cssText}},il=r=>new Br(typeof r=="string"?r:r+"",void 0,Us),I=(r,...e)=>{let t=r.length===1?r[0]:e.reduce((o,a,s)=>o+(i=>{if(i._$cssResult$===!0)return i.cssText;if(typeof i=="number")return i;throw Error("Value passed to 'css' function must be a 'css' function result: "+i+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(a)+r[s+1],r[0]);return new Br(t,r,Us)},nl=(r,e)=>{if(Ao)r.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let o=document.createElement("style"),a=Eo.litNonce;a!==void 0&&o.setAttribute("nonce",a),o.textContent=t.cssText,r.appendChild(o)}},Hs=Ao?r=>r:r=>r instanceof CSSStyleSheet?(e=>{let t="";for(let o of e.cssRules)t+=o.cssText;return il(t)})(r):r;var{is:Eu,defineProperty:Au,getOwnPropertyDescriptor:Mu,getOwnPropertyNames:Ru,getOwnPropertySymbols:Tu,getPrototypeOf:_u}=Object,Mo=globalThis,ll=Mo.trustedTypes,Ou=ll?ll.emptyScript:"",Bu=Mo.reactiveElementPolyfillSupport,Dr=(r,e)=>r,zr={toAttribute(r,e){switch(e){case Boolean:r=r?Ou:null;break;case Object:case Array:r=r==null?r:JSON.stringify(r)}return r},fromAttribute(r,e){let t=r;switch(e){case Boolean:t=r!==null;break;case Number:t=r===null?null:Number(r);break;case Object:case Array:try{t=JSON.parse(r)}catch{t=null}}return t}},Ro=(r,e)=>!Eu(r,e),dl={attribute:!0,type:String,converter:zr,reflect:!1,useDefault:!1,hasChanged:Ro};Symbol.metadata??=Symbol("metadata"),Mo.litPropertyMetadata??=new WeakMap;var Xe=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=dl){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let o=Symbol(),a=this.getPropertyDescriptor(e,o,t);a!==void 0&&Au(this.prototype,e,a)}}static getPropertyDescriptor(e,t,o){let{get:a,set:s}=Mu(this.prototype,e)??{get(){return this[t]},set(i){this[t]=i}};return{get:a,set(i){let n=a?.call(this);s?.call(this,i),this.requestUpdate(e,n,o)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??dl}static _$Ei(){if(this.hasOwnProperty(Dr("elementProperties")))return;let e=_u(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(Dr("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(Dr("properties"))){let t=this.properties,o=[...Ru(t),...Tu(t)];for(let a of o)this.createProperty(a,t[a])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[o,a]of t)this.elementProperties.set(o,a)}this._$Eh=new Map;for(let[t,o]of this.elementProperties){let a=this._$Eu(t,o);a!==void 0&&this._$Eh.set(a,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let o=new Set(e.flat(1/0).reverse());for(let a of o)t.unshift(Hs(a))}else e!==void 0&&t.push(Hs(e));return t}static _$Eu(e,t){let o=t.attribute;return o===!1?void 0:typeof o=="string"?o:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let o of t.keys())this.hasOwnProperty(o)&&(e.set(o,this[o]),delete this[o]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return nl(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,o){this._$AK(e,o)}_$ET(e,t){let o=this.constructor.elementProperties.get(e),a=this.constructor._$Eu(e,o);if(a!==void 0&&o.reflect===!0){let s=(o.converter?.toAttribute!==void 0?o.converter:zr).toAttribute(t,o.type);this._$Em=e,s==null?this.removeAttribute(a):this.setAttribute(a,s),this._$Em=null}}_$AK(e,t){let o=this.constructor,a=o._$Eh.get(e);if(a!==void 0&&this._$Em!==a){let s=o.getPropertyOptions(a),i=typeof s.converter=="function"?{fromAttribute:s.converter}:s.converter?.fromAttribute!==void 0?s.converter:zr;this._$Em=a;let n=i.fromAttribute(t,s.type);this[a]=n??this._$Ej?.get(a)??n,this._$Em=null}}requestUpdate(e,t,o,a=!1,s){if(e!==void 0){let i=this.constructor;if(a===!1&&(s=this[e]),o??=i.getPropertyOptions(e),!((o.hasChanged??Ro)(s,t)||o.useDefault&&o.reflect&&s===this._$Ej?.get(e)&&!this.hasAttribute(i._$Eu(e,o))))return;this.C(e,t,o)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:o,reflect:a,wrapped:s},i){o&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,i??t??this[e]),s!==!0||i!==void 0)||(this._$AL.has(e)||(this.hasUpdated||o||(t=void 0),this._$AL.set(e,t)),a===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[a,s]of this._$Ep)this[a]=s;this._$Ep=void 0}let o=this.constructor.elementProperties;if(o.size>0)for(let[a,s]of o){let{wrapped:i}=s,n=this[a];i!==!0||this._$AL.has(a)||n===void 0||this.C(a,void 0,s,n)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(o=>o.hostUpdate?.()),this.update(t)):this._$EM()}catch(o){throw e=!1,this._$EM(),o}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};Xe.elementStyles=[],Xe.shadowRootOptions={mode:"open"},Xe[Dr("elementProperties")]=new Map,Xe[Dr("finalized")]=new Map,Bu?.({ReactiveElement:Xe}),(Mo.reactiveElementVersions??=[]).push("2.1.2");var Ns=globalThis,fl=r=>r,To=Ns.trustedTypes,cl=To?To.createPolicy("lit-html",{createHTML:r=>r}):void 0,Ws="$lit$",Ye=`lit$${Math.random().toFixed(9).slice(2)}$`,Vs="?"+Ye,Du=`<${Vs}>`,Ot=document,qr=()=>Ot.createComment(""),Ir=r=>r===null||typeof r!="object"&&typeof r!="function",Gs=Array.isArray,yl=r=>Gs(r)||typeof r?.[Symbol.iterator]=="function",js=`[ 	
\f\r]`,Fr=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,ul=/-->/g,pl=/>/g,Tt=RegExp(`>|${js}(?:([^\\s"'>=/]+)(${js}*=${js}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),ml=/'/g,hl=/"/g,vl=/^(?:script|style|textarea|title)$/i,Ks=r=>(e,...t)=>({_$litType$:r,strings:e,values:t}),c=Ks(1),zt=Ks(2),wl=Ks(3),G=Symbol.for("lit-noChange"),y=Symbol.for("lit-nothing"),gl=new WeakMap,_t=Ot.createTreeWalker(Ot,129);function xl(r,e){if(!Gs(r)||!r.hasOwnProperty("raw"))throw Error("invalid template strings array");return cl!==void 0?cl.createHTML(e):e}var bl=(r,e)=>{let t=r.length-1,o=[],a,s=e===2?"<svg>":e===3?"<math>":"",i=Fr;for(let n=0;n<t;n++){let l=r[n],d,u,m=-1,v=0;for(;v<l.length&&(i.lastIndex=v,u=i.exec(l),u!==null);)v=i.lastIndex,i===Fr?u[1]==="!--"?i=ul:u[1]!==void 0?i=pl:u[2]!==void 0?(vl.test(u[2])&&(a=RegExp("</"+u[2],"g")),i=Tt):u[3]!==void 0&&(i=Tt):i===Tt?u[0]===">"?(i=a??Fr,m=-1):u[1]===void 0?m=-2:(m=i.lastIndex-u[2].length,d=u[1],i=u[3]===void 0?Tt:u[3]==='"'?hl:ml):i===hl||i===ml?i=Tt:i===ul||i===pl?i=Fr:(i=Tt,a=void 0);let w=i===Tt&&r[n+1].startsWith("/>")?" ":"";s+=i===Fr?l+Du:m>=0?(o.push(d),l.slice(0,m)+Ws+l.slice(m)+Ye+w):l+Ye+(m===-2?n:w)}return[xl(r,s+(r[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),o]},Ur=class r{constructor({strings:e,_$litType$:t},o){let a;this.parts=[];let s=0,i=0,n=e.length-1,l=this.parts,[d,u]=bl(e,t);if(this.el=r.createElement(d,o),_t.currentNode=this.el.content,t===2||t===3){let m=this.el.content.firstChild;m.replaceWith(...m.childNodes)}for(;(a=_t.nextNode())!==null&&l.length<n;){if(a.nodeType===1){if(a.hasAttributes())for(let m of a.getAttributeNames())if(m.endsWith(Ws)){let v=u[i++],w=a.getAttribute(m).split(Ye),b=/([.?@])?(.*)/.exec(v);l.push({type:1,index:s,name:b[2],strings:w,ctor:b[1]==="."?Oo:b[1]==="?"?Bo:b[1]==="@"?Do:Dt}),a.removeAttribute(m)}else m.startsWith(Ye)&&(l.push({type:6,index:s}),a.removeAttribute(m));if(vl.test(a.tagName)){let m=a.textContent.split(Ye),v=m.length-1;if(v>0){a.textContent=To?To.emptyScript:"";for(let w=0;w<v;w++)a.append(m[w],qr()),_t.nextNode(),l.push({type:2,index:++s});a.append(m[v],qr())}}}else if(a.nodeType===8)if(a.data===Vs)l.push({type:2,index:s});else{let m=-1;for(;(m=a.data.indexOf(Ye,m+1))!==-1;)l.push({type:7,index:s}),m+=Ye.length-1}s++}}static createElement(e,t){let o=Ot.createElement("template");return o.innerHTML=e,o}};function Bt(r,e,t=r,o){if(e===G)return e;let a=o!==void 0?t._$Co?.[o]:t._$Cl,s=Ir(e)?void 0:e._$litDirective$;return a?.constructor!==s&&(a?._$AO?.(!1),s===void 0?a=void 0:(a=new s(r),a._$AT(r,t,o)),o!==void 0?(t._$Co??=[])[o]=a:t._$Cl=a),a!==void 0&&(e=Bt(r,a._$AS(r,e.values),a,o)),e}var _o=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:o}=this._$AD,a=(e?.creationScope??Ot).importNode(t,!0);_t.currentNode=a;let s=_t.nextNode(),i=0,n=0,l=o[0];for(;l!==void 0;){if(i===l.index){let d;l.type===2?d=new ar(s,s.nextSibling,this,e):l.type===1?d=new l.ctor(s,l.name,l.strings,this,e):l.type===6&&(d=new zo(s,this,e)),this._$AV.push(d),l=o[++n]}i!==l?.index&&(s=_t.nextNode(),i++)}return _t.currentNode=Ot,a}p(e){let t=0;for(let o of this._$AV)o!==void 0&&(o.strings!==void 0?(o._$AI(e,o,t),t+=o.strings.length-2):o._$AI(e[t])),t++}},ar=class r{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,o,a){this.type=2,this._$AH=y,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=o,this.options=a,this._$Cv=a?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=Bt(this,e,t),Ir(e)?e===y||e==null||e===""?(this._$AH!==y&&this._$AR(),this._$AH=y):e!==this._$AH&&e!==G&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):yl(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==y&&Ir(this._$AH)?this._$AA.nextSibling.data=e:this.T(Ot.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:o}=e,a=typeof o=="number"?this._$AC(e):(o.el===void 0&&(o.el=Ur.createElement(xl(o.h,o.h[0]),this.options)),o);if(this._$AH?._$AD===a)this._$AH.p(t);else{let s=new _o(a,this),i=s.u(this.options);s.p(t),this.T(i),this._$AH=s}}_$AC(e){let t=gl.get(e.strings);return t===void 0&&gl.set(e.strings,t=new Ur(e)),t}k(e){Gs(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,o,a=0;for(let s of e)a===t.length?t.push(o=new r(this.O(qr()),this.O(qr()),this,this.options)):o=t[a],o._$AI(s),a++;a<t.length&&(this._$AR(o&&o._$AB.nextSibling,a),t.length=a)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let o=fl(e).nextSibling;fl(e).remove(),e=o}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},Dt=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,o,a,s){this.type=1,this._$AH=y,this._$AN=void 0,this.element=e,this.name=t,this._$AM=a,this.options=s,o.length>2||o[0]!==""||o[1]!==""?(this._$AH=Array(o.length-1).fill(new String),this.strings=o):this._$AH=y}_$AI(e,t=this,o,a){let s=this.strings,i=!1;if(s===void 0)e=Bt(this,e,t,0),i=!Ir(e)||e!==this._$AH&&e!==G,i&&(this._$AH=e);else{let n=e,l,d;for(e=s[0],l=0;l<s.length-1;l++)d=Bt(this,n[o+l],t,l),d===G&&(d=this._$AH[l]),i||=!Ir(d)||d!==this._$AH[l],d===y?e=y:e!==y&&(e+=(d??"")+s[l+1]),this._$AH[l]=d}i&&!a&&this.j(e)}j(e){e===y?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},Oo=class extends Dt{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===y?void 0:e}},Bo=class extends Dt{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==y)}},Do=class extends Dt{constructor(e,t,o,a,s){super(e,t,o,a,s),this.type=5}_$AI(e,t=this){if((e=Bt(this,e,t,0)??y)===G)return;let o=this._$AH,a=e===y&&o!==y||e.capture!==o.capture||e.once!==o.once||e.passive!==o.passive,s=e!==y&&(o===y||a);a&&this.element.removeEventListener(this.name,this,o),s&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},zo=class{constructor(e,t,o){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=o}get _$AU(){return this._$AM._$AU}_$AI(e){Bt(this,e)}},Cl={M:Ws,P:Ye,A:Vs,C:1,L:bl,R:_o,D:yl,V:Bt,I:ar,H:Dt,N:Bo,U:Do,B:Oo,F:zo},zu=Ns.litHtmlPolyfillSupport;zu?.(Ur,ar),(Ns.litHtmlVersions??=[]).push("3.3.3");var kl=(r,e,t)=>{let o=t?.renderBefore??e,a=o._$litPart$;if(a===void 0){let s=t?.renderBefore??null;o._$litPart$=a=new ar(e.insertBefore(qr(),s),s,void 0,t??{})}return a._$AI(r),a};var Xs=globalThis,ae=class extends Xe{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=kl(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return G}};ae._$litElement$=!0,ae.finalized=!0,Xs.litElementHydrateSupport?.({LitElement:ae});var Fu=Xs.litElementPolyfillSupport;Fu?.({LitElement:ae});(Xs.litElementVersions??=[]).push("4.2.2");var P=r=>(e,t)=>{t!==void 0?t.addInitializer(()=>{customElements.define(r,e)}):customElements.define(r,e)};var qu={attribute:!0,type:String,converter:zr,reflect:!1,hasChanged:Ro},Iu=(r=qu,e,t)=>{let{kind:o,metadata:a}=t,s=globalThis.litPropertyMetadata.get(a);if(s===void 0&&globalThis.litPropertyMetadata.set(a,s=new Map),o==="setter"&&((r=Object.create(r)).wrapped=!0),s.set(t.name,r),o==="accessor"){let{name:i}=t;return{set(n){let l=e.get.call(this);e.set.call(this,n),this.requestUpdate(i,l,r,!0,n)},init(n){return n!==void 0&&this.C(i,void 0,r,n),n}}}if(o==="setter"){let{name:i}=t;return function(n){let l=this[i];e.call(this,n),this.requestUpdate(i,l,r,!0,n)}}throw Error("Unsupported decorator location: "+o)};function f(r){return(e,t)=>typeof t=="object"?Iu(r,e,t):((o,a,s)=>{let i=a.hasOwnProperty(s);return a.constructor.createProperty(s,o),i?Object.getOwnPropertyDescriptor(a,s):void 0})(r,e,t)}function k(r){return f({...r,state:!0,attribute:!1})}var Ft=(r,e,t)=>(t.configurable=!0,t.enumerable=!0,Reflect.decorate&&typeof e!="object"&&Object.defineProperty(r,e,t),t);function ee(r,e){return(t,o,a)=>{let s=i=>i.renderRoot?.querySelector(r)??null;if(e){let{get:i,set:n}=typeof o=="object"?t:a??(()=>{let l=Symbol();return{get(){return this[l]},set(d){this[l]=d}}})();return Ft(t,o,{get(){let l=i.call(this);return l===void 0&&(l=s(this),(l!==null||this.hasUpdated)&&n.call(this,l)),l}})}return Ft(t,o,{get(){return s(this)}})}}var Uu=I`
  :host {
    box-sizing: border-box;
  }

  :host *,
  :host *::before,
  :host *::after {
    box-sizing: inherit;
  }

  [hidden],
  :host([hidden]) {
    display: none !important;
  }
`,Hu=/;\s+$/;function ju(r){return r.replace(/[A-Z]/g,e=>`-${e.toLowerCase()}`)}function Sl(r){let{property:e,value:t,element:o}=r;if(t){let a=o.getAttribute("style")||"";a&&(a.match(Hu)||(a+=";"),a+=" ");let s=`${e}: ${t}`;return a.includes(s)?void 0:`${a}${s};`}return null}var Fo,Q=class extends ae{constructor(){super(),ol(this,Fo,!1),this.initialReflectedProperties=new Map,this.didSSR=!!this.shadowRoot,this.customStates={set:(e,t)=>{if(this.internals?.states)try{t?this.internals.states.add(e):this.internals.states.delete(e)}catch(o){if(String(o).includes("must start with '--'"))console.error("Your browser implements an outdated version of CustomStateSet. Consider using a polyfill");else throw o}},has:e=>{if(!this.internals?.states)return!1;try{return this.internals.states.has(e)}catch{return!1}}};try{this.internals=this.attachInternals()}catch{console.error("Element internals are not supported in your browser. Consider using a polyfill")}this.customStates.set("wa-defined",!0);let r=this.constructor;for(let[e,t]of r.elementProperties)t.default==="inherit"&&t.initial!==void 0&&typeof e=="string"&&this.customStates.set(`initial-${e}-${t.initial}`,!0)}static get styles(){let r=Array.isArray(this.css)?this.css:this.css?[this.css]:[];return[Uu,...r]}connectedCallback(){super.connectedCallback(),this.didSSR||this.shadowRoot?.prepend(document.createComment(` Web Awesome: https://webawesome.com/docs/components/${this.localName.replace("wa-","")} `)),this.didSSR&&this.updateComplete.then(()=>{this.shadowRoot?.prepend(document.createComment(` Web Awesome: https://webawesome.com/docs/components/${this.localName.replace("wa-","")} `))})}attributeChangedCallback(r,e,t){rl(this,Fo)||(this.constructor.elementProperties.forEach((o,a)=>{o.reflect&&this[a]!=null&&this.initialReflectedProperties.set(a,this[a])}),al(this,Fo,!0)),super.attributeChangedCallback(r,e,t)}willUpdate(r){super.willUpdate(r),this.initialReflectedProperties.forEach((e,t)=>{r.has(t)&&this[t]==null&&(this[t]=e)})}firstUpdated(r){super.firstUpdated(r),this.didSSR&&this.shadowRoot?.querySelectorAll("slot").forEach(e=>{e.dispatchEvent(new Event("slotchange",{bubbles:!0,composed:!1,cancelable:!1}))})}update(r){try{super.update(r)}catch(e){if(this.didSSR&&!this.hasUpdated){let t=new Event("lit-hydration-error",{bubbles:!0,composed:!0,cancelable:!1});t.error=e,this.dispatchEvent(t)}throw e}}setStyle(r,e){if(!this.style){let t=Sl({property:ju(r),value:e,element:this});t&&this.setAttribute("style",t);return}this.style[r]=e}setStyleProperty(r,e){if(!this.style){let t=Sl({property:r,value:e,element:this});t&&this.setAttribute("style",t);return}this.style.setProperty(r,e)}relayNativeEvent(r,e){r.stopImmediatePropagation(),this.dispatchEvent(new r.constructor(r.type,{...r,...e}))}};Fo=new WeakMap;p([f()],Q.prototype,"dir",2);p([f()],Q.prototype,"lang",2);p([f({type:Boolean,reflect:!0,attribute:"did-ssr"})],Q.prototype,"didSSR",2);var Nu=()=>({observedAttributes:["custom-error"],checkValidity(r){let e={message:"",isValid:!0,invalidKeys:[]};return r.customError&&(e.message=r.customError,e.isValid=!1,e.invalidKeys=["customError"]),e}}),me=class extends Q{constructor(){super(),this.name=null,this.disabled=!1,this.required=!1,this.assumeInteractionOn=["input"],this.validators=[],this.valueHasChanged=!1,this.hasInteracted=!1,this.customError=null,this.emittedEvents=[],this.emitInvalid=r=>{r.target===this&&(this.hasInteracted=!0,this.dispatchEvent(new $o))},this.handleInteraction=r=>{let e=this.emittedEvents;e.includes(r.type)||e.push(r.type),e.length===this.assumeInteractionOn?.length&&(this.hasInteracted=!0)},"addEventListener"in this&&this.addEventListener("invalid",this.emitInvalid)}static get validators(){return[Nu()]}static get observedAttributes(){let r=new Set(super.observedAttributes||[]);for(let e of this.validators)if(e.observedAttributes)for(let t of e.observedAttributes)r.add(t);return[...r]}connectedCallback(){super.connectedCallback(),this.didSSR&&!this.hasUpdated?this.updateComplete.then(()=>{this.updateValidity()}):this.updateValidity(),this.assumeInteractionOn.forEach(r=>{this.addEventListener?.(r,this.handleInteraction)})}firstUpdated(...r){super.firstUpdated(...r),this.updateValidity()}willUpdate(r){if(!!1&&r.has("customError")&&(this.customError||(this.customError=null),this.setCustomValidity(this.customError||"")),r.has("value")||r.has("disabled")||r.has("defaultValue")){let e=this.value;this.updateFormValue(e)}r.has("disabled")&&(this.customStates.set("disabled",this.disabled),(this.hasAttribute("disabled")||!!1&&!this.matches(":disabled"))&&this.toggleAttribute("disabled",this.disabled)),super.willUpdate(r),this.didSSR&&!this.hasUpdated?this.updateComplete.then(()=>this.updateValidity()):this.updateValidity()}updateFormValue(r){if(Array.isArray(r)){if(this.name){let e=new FormData;for(let t of r)e.append(this.name,t);this.setValue(e,e)}}else this.setValue(r,r)}get labels(){return this.internals.labels}getForm(){return this.internals.form}set form(r){r?this.setAttribute("form",r):this.removeAttribute("form")}get form(){return this.internals.form}get validity(){return this.internals.validity}get willValidate(){return this.internals.willValidate}get validationMessage(){return this.internals.validationMessage}checkValidity(){return this.updateValidity(),this.internals.checkValidity()}reportValidity(){return this.updateValidity(),this.hasInteracted=!0,this.internals.reportValidity()}get validationTarget(){return this.input||void 0}setValidity(...r){let e=r[0],t=r[1],o=r[2];o||(o=this.validationTarget),this.internals.setValidity(e,t,o||void 0),this.requestUpdate("validity"),this.setCustomStates()}setCustomStates(){let r=!!this.required,e=this.internals.validity.valid,t=this.hasInteracted;this.customStates.set("required",r),this.customStates.set("optional",!r),this.customStates.set("invalid",!e),this.customStates.set("valid",e),this.customStates.set("user-invalid",!e&&t),this.customStates.set("user-valid",e&&t)}setCustomValidity(r){if(!r){this.customError=null,this.setValidity({});return}this.customError=r,this.setValidity({customError:!0},r,this.validationTarget)}formResetCallback(){this.resetValidity(),this.hasInteracted=!1,this.valueHasChanged=!1,this.emittedEvents=[],this.updateValidity()}formDisabledCallback(r){this.disabled=r,this.updateValidity()}formStateRestoreCallback(r,e){this.didSSR&&!this.hasUpdated?this.updateComplete.then(()=>{this.value=r,e==="restore"&&this.resetValidity(),this.updateValidity()}):(this.value=r,e==="restore"&&this.resetValidity(),this.updateValidity())}setValue(...r){let[e,t]=r;this.internals.setFormValue(e,t)}get allValidators(){let r=this.constructor.validators||[],e=this.validators||[];return[...r,...e]}resetValidity(){this.setCustomValidity(""),this.setValidity({})}updateValidity(){if(this.disabled||this.hasAttribute("disabled")||!this.willValidate){this.resetValidity();return}let r=this.allValidators;if(!r?.length)return;let e={customError:!!this.customError},t=this.validationTarget||this.input||void 0,o="";for(let a of r){let{isValid:s,message:i,invalidKeys:n}=a.checkValidity(this);s||(o||(o=i),n?.length>=0&&n.forEach(l=>e[l]=!0))}o||(o=this.validationMessage),this.setValidity(e,o,t)}};me.formAssociated=!0;p([f({reflect:!0})],me.prototype,"name",2);p([f({type:Boolean})],me.prototype,"disabled",2);p([f({state:!0,attribute:!1})],me.prototype,"valueHasChanged",2);p([f({state:!0,attribute:!1})],me.prototype,"hasInteracted",2);p([f({attribute:"custom-error",reflect:!0})],me.prototype,"customError",2);p([f({attribute:!1,state:!0,type:Object})],me.prototype,"validity",1);var Pl={small:"s",medium:"m",large:"l"},Ll=new Set;function lt(r,e){e in Pl&&!Ll.has(`${r}:${e}`)&&(Ll.add(`${r}:${e}`),console.warn(`[${r}] size="${e}" is deprecated. Use size="${Pl[e]}" instead. The long-form value will be removed in the next major version.`))}var dt=class{constructor(r,...e){this.slotNames=[],this.handleSlotChange=t=>{let o=t.target;(this.slotNames.includes("[default]")&&!o.name||o.name&&this.slotNames.includes(o.name))&&this.host.requestUpdate()},(this.host=r).addController(this),this.slotNames=e}hasDefaultSlot(){return this.host.childNodes?[...this.host.childNodes].some(r=>{if(r.nodeType===Node.TEXT_NODE&&r.textContent.trim()!=="")return!0;if(r.nodeType===Node.ELEMENT_NODE){let e=r;if(e.tagName.toLowerCase()==="wa-visually-hidden")return!1;if(!e.hasAttribute("slot"))return!0}return!1}):!1}hasNamedSlot(r){return this.host.querySelector?.(`:scope > [slot="${r}"]`)!==null}test(r,e){return e&&this.host.didSSR&&!this.host.hasUpdated?!!this.host[e]:r==="[default]"?this.hasDefaultSlot():this.hasNamedSlot(r)}hostConnected(){let r=this.host.shadowRoot;r&&"addEventListener"in r&&r.addEventListener("slotchange",this.handleSlotChange)}hostDisconnected(){let r=this.host.shadowRoot;r&&"removeEventListener"in r&&r.removeEventListener("slotchange",this.handleSlotChange)}};var sr=I`
  :host([size='xs']) {
    font-size: var(--wa-font-size-xs);
  }

  :host([size='s']),
  :host([size='small']) {
    font-size: var(--wa-font-size-s);
  }

  :host([size='m']),
  :host([size='medium']) {
    font-size: var(--wa-font-size-m);
  }

  :host([size='l']),
  :host([size='large']) {
    font-size: var(--wa-font-size-l);
  }

  :host([size='xl']) {
    font-size: var(--wa-font-size-xl);
  }
`;var $l=I`
  @layer wa-component {
    :host {
      display: inline-block;

      /* Workaround because Chrome doesn't like :host(:has()) below
       * https://issues.chromium.org/issues/40062355
       * Firefox doesn't like this nested rule, so both are needed */
      &:has(wa-badge) {
        position: relative;
      }
    }

    /* Apply relative positioning only when needed to position wa-badge
     * This avoids creating a new stacking context for every button */
    :host(:has(wa-badge)) {
      position: relative;
    }
  }

  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    text-decoration: none;
    user-select: none;
    -webkit-user-select: none;
    white-space: nowrap;
    vertical-align: middle;
    transition-property: background, border, box-shadow, color, opacity, transform;
    transition-duration: var(--wa-transition-fast);
    transition-timing-function: var(--wa-transition-easing);
    transform-origin: center;
    cursor: pointer;
    padding: 0 var(--wa-form-control-padding-inline);
    font-family: inherit;
    font-size: inherit;
    font-weight: var(--wa-font-weight-action);
    height: var(--wa-form-control-height);
    width: 100%;

    background-color: var(--wa-color-fill-loud, var(--wa-color-neutral-fill-loud));

    border-color: transparent;
    color: var(--wa-color-on-loud, var(--wa-color-neutral-on-loud));
    border-start-start-radius: var(--_button-start-start-radius, var(--wa-form-control-border-radius));
    border-start-end-radius: var(--_button-start-end-radius, var(--wa-form-control-border-radius));
    border-end-start-radius: var(--_button-end-start-radius, var(--wa-form-control-border-radius));
    border-end-end-radius: var(--_button-end-end-radius, var(--wa-form-control-border-radius));
    border-style: var(--wa-form-control-border-style);
    border-width: var(--wa-form-control-border-width);
  }

  /* Hover and active transforms */
  .button:not(.disabled):not(.loading) {
    @media (hover: hover) {
      &:hover {
        transform: var(--wa-button-transform-hover);
      }
    }
    &:active {
      transform: var(--wa-button-transform-active);
    }

    @media (prefers-reduced-motion: reduce) {
      &:hover,
      &:active {
        transform: none;
      }
    }
  }

  /* Appearance modifiers */
  :host([appearance='plain']) {
    /* Indentation overrides for grouping */
    margin-inline-start: var(--_button-horizontal-indent);
    margin-block-start: var(--_button-vertical-indent);

    .button {
      color: var(--wa-color-on-quiet, var(--wa-color-neutral-on-quiet));
      background-color: transparent;
      border-color: transparent;
    }
    @media (hover: hover) {
      .button:not(.disabled):not(.loading):hover {
        color: var(--wa-color-on-quiet, var(--wa-color-neutral-on-quiet));
        background-color: var(--wa-color-fill-quiet, var(--wa-color-neutral-fill-quiet));
      }
    }
    .button:not(.disabled):not(.loading):active {
      color: var(--wa-color-on-quiet, var(--wa-color-neutral-on-quiet));
      background-color: color-mix(
        in oklab,
        var(--wa-color-fill-quiet, var(--wa-color-neutral-fill-quiet)),
        var(--wa-color-mix-active)
      );
    }
  }

  :host([appearance='outlined']) {
    /* Indentation overrides for grouping outlined */
    margin-inline-start: var(--_button-horizontal-indent-outlined);
    margin-block-start: var(--_button-vertical-indent-outlined);

    .button {
      color: var(--wa-color-on-quiet, var(--wa-color-neutral-on-quiet));
      background-color: transparent;
      border-color: var(--wa-color-border-loud, var(--wa-color-neutral-border-loud));
    }
    @media (hover: hover) {
      .button:not(.disabled):not(.loading):hover {
        color: var(--wa-color-on-quiet, var(--wa-color-neutral-on-quiet));
        background-color: var(--wa-color-fill-quiet, var(--wa-color-neutral-fill-quiet));
      }
    }
    .button:not(.disabled):not(.loading):active {
      color: var(--wa-color-on-quiet, var(--wa-color-neutral-on-quiet));
      background-color: color-mix(
        in oklab,
        var(--wa-color-fill-quiet, var(--wa-color-neutral-fill-quiet)),
        var(--wa-color-mix-active)
      );
    }
  }

  :host([appearance='filled']) {
    /* Indentation overrides for grouping */
    margin-inline-start: var(--_button-horizontal-indent);
    margin-block-start: var(--_button-vertical-indent);

    .button {
      color: var(--wa-color-on-normal, var(--wa-color-neutral-on-normal));
      background-color: var(--wa-color-fill-normal, var(--wa-color-neutral-fill-normal));
      border-color: transparent;
    }
    @media (hover: hover) {
      .button:not(.disabled):not(.loading):hover {
        color: var(--wa-color-on-normal, var(--wa-color-neutral-on-normal));
        background-color: color-mix(
          in oklab,
          var(--wa-color-fill-normal, var(--wa-color-neutral-fill-normal)),
          var(--wa-color-mix-hover)
        );
      }
    }
    .button:not(.disabled):not(.loading):active {
      color: var(--wa-color-on-normal, var(--wa-color-neutral-on-normal));
      background-color: color-mix(
        in oklab,
        var(--wa-color-fill-normal, var(--wa-color-neutral-fill-normal)),
        var(--wa-color-mix-active)
      );
    }
  }

  :host([appearance='filled-outlined']) {
    /* Indentation overrides for grouping outlined */
    margin-inline-start: var(--_button-horizontal-indent-outlined);
    margin-block-start: var(--_button-vertical-indent-outlined);

    .button {
      color: var(--wa-color-on-normal, var(--wa-color-neutral-on-normal));
      background-color: var(--wa-color-fill-normal, var(--wa-color-neutral-fill-normal));
      border-color: var(--wa-color-border-normal, var(--wa-color-neutral-border-normal));
    }
    @media (hover: hover) {
      .button:not(.disabled):not(.loading):hover {
        color: var(--wa-color-on-normal, var(--wa-color-neutral-on-normal));
        background-color: color-mix(
          in oklab,
          var(--wa-color-fill-normal, var(--wa-color-neutral-fill-normal)),
          var(--wa-color-mix-hover)
        );
      }
    }
    .button:not(.disabled):not(.loading):active {
      color: var(--wa-color-on-normal, var(--wa-color-neutral-on-normal));
      background-color: color-mix(
        in oklab,
        var(--wa-color-fill-normal, var(--wa-color-neutral-fill-normal)),
        var(--wa-color-mix-active)
      );
    }
  }

  :host([appearance='accent']) {
    /* Indentation overrides for grouping */
    margin-inline-start: var(--_button-horizontal-indent);
    margin-block-start: var(--_button-vertical-indent);

    .button {
      color: var(--wa-color-on-loud, var(--wa-color-neutral-on-loud));
      background-color: var(--wa-color-fill-loud, var(--wa-color-neutral-fill-loud));
      border-color: transparent;
    }
    @media (hover: hover) {
      .button:not(.disabled):not(.loading):hover {
        background-color: color-mix(
          in oklab,
          var(--wa-color-fill-loud, var(--wa-color-neutral-fill-loud)),
          var(--wa-color-mix-hover)
        );
      }
    }
    .button:not(.disabled):not(.loading):active {
      background-color: color-mix(
        in oklab,
        var(--wa-color-fill-loud, var(--wa-color-neutral-fill-loud)),
        var(--wa-color-mix-active)
      );
    }
  }

  /* Focus states */
  .button:focus {
    outline: none;
  }

  .button:focus-visible {
    outline: var(--wa-focus-ring);
    outline-offset: var(--wa-focus-ring-offset);
  }

  /* Disabled state */
  :host([disabled]) {
    opacity: 0.5;
    cursor: not-allowed;

    /* When disabled, prevent mouse events from bubbling up from children */
    .button {
      pointer-events: none;
    }
  }

  /* Keep it last so Safari doesn't stop parsing this block */
  .button::-moz-focus-inner {
    border: 0;
  }

  /* Icon buttons */
  .button.is-icon-button {
    outline-offset: 2px;
    width: var(--wa-form-control-height);
    aspect-ratio: 1;
  }

  /* Icon buttons with a caret need to grow to fit both the icon and the caret */
  .button.is-icon-button.caret {
    width: auto;
    aspect-ratio: auto;
    min-width: var(--wa-form-control-height);
  }

  /* Pill modifier */
  :host([pill]) .button {
    border-start-start-radius: var(--_button-start-start-radius, var(--wa-border-radius-pill));
    border-start-end-radius: var(--_button-start-end-radius, var(--wa-border-radius-pill));
    border-end-start-radius: var(--_button-end-start-radius, var(--wa-border-radius-pill));
    border-end-end-radius: var(--_button-end-end-radius, var(--wa-border-radius-pill));
  }

  /*
   * Label
   */

  .start,
  .end {
    flex: 0 0 auto;
    display: flex;
    align-items: center;
    pointer-events: none;
  }

  .label {
    display: inline-block;
  }

  .is-icon-button .label {
    display: flex;
    justify-content: center;
  }

  .label::slotted(wa-icon) {
    align-self: center;
  }

  /*
   * Caret modifier
   */

  wa-icon[part='caret'] {
    display: flex;
    align-self: center;
    align-items: center;

    &::part(svg) {
      width: 0.875em;
      height: 0.875em;
    }

    .button:has(&) .end {
      display: none;
    }
  }

  /*
   * Loading modifier
   */

  .loading {
    position: relative;
    cursor: wait;

    .start,
    .label,
    .end,
    .caret {
      /* Hidden with opacity, not visibility, so the label stays in the accessibility tree */
      opacity: 0;

      /* Unlike visibility: hidden, opacity leaves the content clickable */
      pointer-events: none;
    }

    wa-spinner {
      --indicator-color: currentColor;
      --track-color: color-mix(in oklab, currentColor, transparent 90%);

      position: absolute;
      font-size: 1em;
      height: 1em;
      width: 1em;
      top: calc(50% - 0.5em);
      left: calc(50% - 0.5em);
    }
  }

  /*
   * Badges
   */

  .button ::slotted(wa-badge) {
    border-color: var(--wa-color-surface-default);
    position: absolute;
    inset-block-start: 0;
    inset-inline-end: 0;
    translate: 50% -50%;
    pointer-events: none;
  }

  :host(:dir(rtl)) ::slotted(wa-badge) {
    translate: -50% -50%;
  }

  /*
  * Button spacing
  */

  slot[name='start']::slotted(*) {
    margin-inline-end: 0.75em;
  }

  slot[name='end']::slotted(*),
  .button:not(.visually-hidden-label) [part='caret'] {
    margin-inline-start: 0.75em;
  }
`;var El=I`
  :where(:root),
  .wa-neutral,
  :host([variant='neutral']) {
    --wa-color-fill-loud: var(--wa-color-neutral-fill-loud);
    --wa-color-fill-normal: var(--wa-color-neutral-fill-normal);
    --wa-color-fill-quiet: var(--wa-color-neutral-fill-quiet);
    --wa-color-border-loud: var(--wa-color-neutral-border-loud);
    --wa-color-border-normal: var(--wa-color-neutral-border-normal);
    --wa-color-border-quiet: var(--wa-color-neutral-border-quiet);
    --wa-color-on-loud: var(--wa-color-neutral-on-loud);
    --wa-color-on-normal: var(--wa-color-neutral-on-normal);
    --wa-color-on-quiet: var(--wa-color-neutral-on-quiet);
  }

  .wa-brand,
  :host([variant='brand']) {
    --wa-color-fill-loud: var(--wa-color-brand-fill-loud);
    --wa-color-fill-normal: var(--wa-color-brand-fill-normal);
    --wa-color-fill-quiet: var(--wa-color-brand-fill-quiet);
    --wa-color-border-loud: var(--wa-color-brand-border-loud);
    --wa-color-border-normal: var(--wa-color-brand-border-normal);
    --wa-color-border-quiet: var(--wa-color-brand-border-quiet);
    --wa-color-on-loud: var(--wa-color-brand-on-loud);
    --wa-color-on-normal: var(--wa-color-brand-on-normal);
    --wa-color-on-quiet: var(--wa-color-brand-on-quiet);
  }

  .wa-success,
  :host([variant='success']) {
    --wa-color-fill-loud: var(--wa-color-success-fill-loud);
    --wa-color-fill-normal: var(--wa-color-success-fill-normal);
    --wa-color-fill-quiet: var(--wa-color-success-fill-quiet);
    --wa-color-border-loud: var(--wa-color-success-border-loud);
    --wa-color-border-normal: var(--wa-color-success-border-normal);
    --wa-color-border-quiet: var(--wa-color-success-border-quiet);
    --wa-color-on-loud: var(--wa-color-success-on-loud);
    --wa-color-on-normal: var(--wa-color-success-on-normal);
    --wa-color-on-quiet: var(--wa-color-success-on-quiet);
  }

  .wa-warning,
  :host([variant='warning']) {
    --wa-color-fill-loud: var(--wa-color-warning-fill-loud);
    --wa-color-fill-normal: var(--wa-color-warning-fill-normal);
    --wa-color-fill-quiet: var(--wa-color-warning-fill-quiet);
    --wa-color-border-loud: var(--wa-color-warning-border-loud);
    --wa-color-border-normal: var(--wa-color-warning-border-normal);
    --wa-color-border-quiet: var(--wa-color-warning-border-quiet);
    --wa-color-on-loud: var(--wa-color-warning-on-loud);
    --wa-color-on-normal: var(--wa-color-warning-on-normal);
    --wa-color-on-quiet: var(--wa-color-warning-on-quiet);
  }

  .wa-danger,
  :host([variant='danger']) {
    --wa-color-fill-loud: var(--wa-color-danger-fill-loud);
    --wa-color-fill-normal: var(--wa-color-danger-fill-normal);
    --wa-color-fill-quiet: var(--wa-color-danger-fill-quiet);
    --wa-color-border-loud: var(--wa-color-danger-border-loud);
    --wa-color-border-normal: var(--wa-color-danger-border-normal);
    --wa-color-border-quiet: var(--wa-color-danger-border-quiet);
    --wa-color-on-loud: var(--wa-color-danger-on-loud);
    --wa-color-on-normal: var(--wa-color-danger-on-normal);
    --wa-color-on-quiet: var(--wa-color-danger-on-quiet);
  }
`;function te(r,e){let t={waitUntilFirstUpdate:!1,...e};return(o,a)=>{let{update:s}=o,i=Array.isArray(r)?r:[r];o.update=function(n){i.forEach(l=>{let d=l;if(n.has(d)){let u=n.get(d),m=this[d];u!==m&&(!t.waitUntilFirstUpdate||this.hasUpdated)&&this[a](u,m)}}),s.call(this,n)}}}var Ys=new Set,ir=new Map,Qe,Qs="ltr",Js="en",Al=typeof MutationObserver<"u"&&typeof document<"u"&&typeof document.documentElement<"u";if(Al){let r=new MutationObserver(Ml);Qs=document.documentElement.dir||"ltr",Js=document.documentElement.lang||navigator.language,r.observe(document.documentElement,{attributes:!0,attributeFilter:["dir","lang"]})}function Hr(...r){r.map(e=>{let t=e.$code.toLowerCase();ir.has(t)?ir.set(t,Object.assign(Object.assign({},ir.get(t)),e)):ir.set(t,e),Qe||(Qe=e)}),Ml()}function Ml(){Al&&(Qs=document.documentElement.dir||"ltr",Js=document.documentElement.lang||navigator.language),[...Ys.keys()].map(r=>{typeof r.requestUpdate=="function"&&r.requestUpdate()})}var qo=class{constructor(e){this.host=e,this.host.addController(this)}hostConnected(){Ys.add(this.host)}hostDisconnected(){Ys.delete(this.host)}dir(){return`${this.host.dir||Qs}`.toLowerCase()}lang(){let e=`${this.host.lang||Js}`.toLowerCase().replace(/_/g,"-");try{return new Intl.Locale(e),e}catch{return Qe?Qe.$code.toLowerCase():"en"}}getTranslationData(e){var t,o;let a;try{a=new Intl.Locale(e.replace(/_/g,"-"))}catch{return{locale:void 0,language:"",region:"",primary:void 0,secondary:void 0}}let s=a.language.toLowerCase(),i=(o=(t=a.region)===null||t===void 0?void 0:t.toLowerCase())!==null&&o!==void 0?o:"",n=ir.get(`${s}-${i}`),l=ir.get(s);return{locale:a,language:s,region:i,primary:n,secondary:l}}exists(e,t){var o;let{primary:a,secondary:s}=this.getTranslationData((o=t.lang)!==null&&o!==void 0?o:this.lang());return t=Object.assign({includeFallback:!1},t),!!(a&&a[e]||s&&s[e]||t.includeFallback&&Qe&&Qe[e])}term(e,...t){let{primary:o,secondary:a}=this.getTranslationData(this.lang()),s;if(o&&o[e])s=o[e];else if(a&&a[e])s=a[e];else if(Qe&&Qe[e])s=Qe[e];else return console.error(`No translation found for: ${String(e)}`),String(e);return typeof s=="function"?s(...t):s}date(e,t){return e=new Date(e),new Intl.DateTimeFormat(this.lang(),t).format(e)}number(e,t){return e=Number(e),isNaN(e)?"":new Intl.NumberFormat(this.lang(),t).format(e)}relativeTime(e,t,o){return new Intl.RelativeTimeFormat(this.lang(),o).format(e,t)}};var Rl={$code:"en",$name:"English",$dir:"ltr",allTagsRemoved:"All tags removed",am:"AM",autosizeColumn:"Autosize column",captions:"Captions",carousel:"Carousel",chooseDate:"Choose date",chooseDecade:"Choose decade",chooseMonth:"Choose month",chooseTime:"Choose time",chooseYear:"Choose year",clearEntry:"Clear entry",clearFilter:"Clear filter",clearSort:"Clear sort",close:"Close",closeCalendar:"Close calendar",closeTimeInput:"Close time picker",collapseRow:"Collapse row",columnMenu:"Column options",columnMovedToPosition:(r,e,t)=>`${r} moved to position ${e} of ${t}`,columns:"Columns",compactPageXOfY:(r,e)=>`${r} of ${e}`,completed:"Completed",copied:"Copied",copy:"Copy",createOption:r=>`Create "${r}"`,currentlyPlaying:"currently playing",currentValue:"Current value",date:"Date",datePickerKeyboardHelp:"Use arrow keys to change values; press Alt+Down Arrow to open the calendar.",day:"Day",dayPeriod:"AM/PM",decrement:"Decrement",deselectAllRows:"Deselect all rows",disabled:"Disabled",dropFileHere:"Drop file here or click to browse",dropFilesHere:"Drop files here or click to browse",empty:"Empty",endDate:"End date",enterFullscreen:"Enter fullscreen",error:"Error",exitFullscreen:"Exit fullscreen",expandRow:"Expand row",filterByColumn:r=>`Filter by ${r}`,filterFrom:"From",filterMax:"Max",filterMin:"Min",filterTo:"To",firstPage:"First page",goToSlide:(r,e)=>`Go to slide ${r} of ${e}`,hideColumn:"Hide column",hidePassword:"Hide password",hour:"Hour",incompleteDate:"Enter a valid date.",increment:"Increment",jumpBackwardX:r=>`Jump back ${r} pages`,jumpForwardX:r=>`Jump forward ${r} pages`,lastPage:"Last page",loading:"Loading",locked:"Locked",minute:"Minute",month:"Month",moreOptions:"More Options",mute:"Mute",nextDecade:"Next decade",nextMonth:"Next month",nextPage:"Next page",nextSlide:"Next slide",nextVideo:"Next Video",nextYear:"Next year",noData:"No data",noOptions:"No options",noResults:"No matching results",notCompleted:"Not completed",now:"Now",numCharacters:r=>r===1?"1 character":`${r} characters`,numCharactersRemaining:r=>r===1?"1 character remaining":`${r} characters remaining`,numOptionsAvailable:r=>r===0?"No options available":r===1?"1 option available":`${r} options available`,numOptionsSelected:r=>r===0?"No options selected":r===1?"1 option selected":`${r} options selected`,numRowsCopied:r=>r===1?"1 row copied":`${r} rows copied`,numRowsSelected:r=>r===1?"1 row selected":`${r} rows selected`,optionPosition:(r,e,t)=>`${r}, ${e} of ${t}`,optionsLoadError:"Options could not be loaded",pageXOfY:(r,e)=>`Page ${r} of ${e}`,pagination:"Pagination",pause:"Pause",pauseAnimation:"Pause animation",pictureInPicture:"Picture in picture",pinLeft:"Pin left",pinRight:"Pin right",play:"Play",playAnimation:"Play animation",playbackSpeed:"Playback speed",playlist:"Playlist",pm:"PM",previousDecade:"Previous decade",previousMonth:"Previous month",previousPage:"Previous page",previousSlide:"Previous slide",previousVideo:"Previous video",previousYear:"Previous year",progress:"Progress",rangeTooLong:r=>r===1?"Select a range no longer than 1 day":`Select a range no longer than ${r} days`,rangeTooShort:r=>r===1?"Select a range at least 1 day long":`Select a range at least ${r} days long`,readonly:"Read-only",remove:"Remove",resetColumns:"Reset columns",resize:"Resize",resizeColumn:"Resize column",rowsPerPage:"Rows per page",scrollableRegion:"Scrollable region",scrollToEnd:"Scroll to end",scrollToStart:"Scroll to start",search:"Search",second:"Second",seek:"Seek",seekProgress:(r,e)=>`${r} of ${e}`,selectAColorFromTheScreen:"Select a color from the screen",selectAllRows:"Select all rows",selected:"Selected",selectedDateLabel:r=>`Selected: ${r}`,selectedRangeLabel:r=>`Selected range: ${r}`,selectGroup:"Select group",selectionCleared:"Selection cleared",selectRow:"Select row",showingNofMRows:(r,e)=>`Showing ${r} of ${e} rows`,showingXtoYofZ:(r,e,t)=>`${r}\u2013${e} of ${t}`,showPassword:"Show password",slideNum:r=>`Slide ${r}`,sortAscending:"Sort ascending",sortColumn:"Sort column",sortDescending:"Sort descending",startDate:"Start date",steps:"Steps",stepXOfY:(r,e)=>`Step ${r} of ${e}`,tagAdded:r=>`${r} added`,tagAlreadyAdded:r=>`${r} is already added`,tagInputKeyboardHelp:"Press Backspace or Delete to remove this tag.",tagRemoved:r=>`${r} removed`,time:"Time",timeInputKeyboardHelp:"Use arrow keys to change values; press Alt+Down Arrow to open the time picker.",today:"Today",toggleColorFormat:"Toggle color format",tooFewTags:r=>r===1?"Add at least 1 tag":`Add at least ${r} tags`,tooManyTags:r=>r===1?"Add no more than 1 tag":`Add no more than ${r} tags`,unmute:"Unmute",unpin:"Unpin",unpinColumn:"Unpin column",videoPlayer:"Video player",volume:"Volume",year:"Year",zoomIn:"Zoom in",zoomOut:"Zoom out"};Hr(Rl);var Tl=Rl;var ce=class extends qo{lang(){return this.host.didSSR&&!this.host.hasUpdated?this.host.lang||"en":super.lang()}};Hr(Tl);var he={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},xe=r=>(...e)=>({_$litDirective$:r,values:e}),ue=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,o){this._$Ct=e,this._$AM=t,this._$Ci=o}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}};var ze=xe(class extends ue{constructor(r){if(super(r),r.type!==he.ATTRIBUTE||r.name!=="class"||r.strings?.length>2)throw Error("`classMap()` can only be used in the `class` attribute and must be the only part in the attribute.")}render(r){return" "+Object.keys(r).filter(e=>r[e]).join(" ")+" "}update(r,[e]){if(this.st===void 0){this.st=new Set,r.strings!==void 0&&(this.nt=new Set(r.strings.join(" ").split(/\s/).filter(o=>o!=="")));for(let o in e)e[o]&&!this.nt?.has(o)&&this.st.add(o);return this.render(e)}let t=r.element.classList;for(let o of this.st)o in e||(t.remove(o),this.st.delete(o));for(let o in e){let a=!!e[o];a===this.st.has(o)||this.nt?.has(o)||(a?(t.add(o),this.st.add(o)):(t.remove(o),this.st.delete(o)))}return G}});var O=r=>r??y;var Ol=Symbol.for(""),Wu=r=>{if(r?.r===Ol)return r?._$litStatic$};var Zs=(r,...e)=>({_$litStatic$:e.reduce((t,o,a)=>t+(s=>{if(s._$litStatic$!==void 0)return s._$litStatic$;throw Error(`Value passed to 'literal' function must be a 'literal' result: ${s}. Use 'unsafeStatic' to pass non-literal values, but
            take care to ensure page security.`)})(o)+r[a+1],r[0]),r:Ol}),_l=new Map,ei=r=>(e,...t)=>{let o=t.length,a,s,i=[],n=[],l,d=0,u=!1;for(;d<o;){for(l=e[d];d<o&&(s=t[d],(a=Wu(s))!==void 0);)l+=a+e[++d],u=!0;d!==o&&n.push(s),i.push(l),d++}if(d===o&&i.push(e[o]),u){let m=i.join("$$lit$$");(e=_l.get(m))===void 0&&(i.raw=i,_l.set(m,e=i)),t=n}return r(e,...t)},Io=ei(c),l0=ei(zt),d0=ei(wl);var T=class extends me{constructor(){super(...arguments),this.assumeInteractionOn=["click"],this.hasSlotController=new dt(this,"[default]","start","end"),this.localize=new ce(this),this.invalid=!1,this.isIconButton=!1,this.title="",this.variant="neutral",this.appearance="accent",this.size="m",this.withCaret=!1,this.withStart=!1,this.withEnd=!1,this.disabled=!1,this.loading=!1,this.pill=!1,this.type="button"}static get validators(){return[...super.validators,Lo()]}handleSizeChange(){lt(this.localName,this.size)}constructLightDOMButton(){let r=document.createElement("button");for(let e of this.attributes)e.name!=="style"&&r.setAttribute(e.name,e.value);return r.type=this.type,r.style.position="absolute !important",r.style.width="0 !important",r.style.height="0 !important",r.style.clipPath="inset(50%) !important",r.style.overflow="hidden !important",r.style.whiteSpace="nowrap !important",this.name&&(r.name=this.name),r.value=this.value||"",r}handleClick(r){if(this.disabled||this.loading){r.preventDefault(),r.stopImmediatePropagation();return}if(this.type!=="submit"&&this.type!=="reset"||!this.getForm())return;let t=this.constructLightDOMButton();this.parentElement?.append(t),t.click(),t.remove()}handleInvalid(){this.dispatchEvent(new $o)}handleLabelSlotChange(){let r=this.labelSlot.assignedNodes({flatten:!0}),e=!1,t=!1,o=!1,a=!1;[...r].forEach(s=>{if(s.nodeType===Node.ELEMENT_NODE){let i=s;i.localName==="wa-icon"?(t=!0,e||(e=i.label!==void 0)):a=!0}else s.nodeType===Node.TEXT_NODE&&(s.textContent?.trim()||"").length>0&&(o=!0)}),this.isIconButton=t&&!o&&!a,this.customStates.set("icon-button",this.isIconButton),this.isIconButton&&!e&&console.warn('Icon buttons must have a label for screen readers. Add <wa-icon label="..."> to remove this warning.',this)}isButton(){return!this.href}isLink(){return!!this.href}handleDisabledChange(){this.customStates.set("disabled",this.disabled),this.updateValidity()}handleHrefChange(){this.customStates.set("link",this.isLink())}handleLoadingChange(){this.customStates.set("loading",this.loading)}setValue(...r){}click(){this.button.click()}focus(r){this.button.focus(r)}blur(){this.button.blur()}render(){let r=this.isLink(),e=r?Zs`a`:Zs`button`;return Io`
      <${e}
        part="base button"
        class=${ze({button:!0,caret:this.withCaret,disabled:this.disabled,loading:this.loading,rtl:this.localize.dir()==="rtl","has-label":this.hasSlotController.test("[default]"),"has-start":this.hasSlotController.test("start","withStart"),"has-end":this.hasSlotController.test("end","withEnd"),"is-icon-button":this.isIconButton})}
        ?disabled=${O(r?void 0:this.disabled)}
        type=${O(r?void 0:this.type)}
        title=${this.title}
        name=${O(r?void 0:this.name)}
        value=${O(r?void 0:this.value)}
        href=${O(r?this.href:void 0)}
        target=${O(r?this.target:void 0)}
        download=${O(r?this.download:void 0)}
        rel=${O(r&&this.rel?this.rel:void 0)}
        role=${O(r?void 0:"button")}
        aria-disabled=${O(r&&this.disabled?"true":void 0)}
        aria-busy=${this.loading?"true":"false"}
        tabindex=${this.disabled?"-1":"0"}
        @invalid=${this.isButton()?this.handleInvalid:null}
        @click=${this.handleClick}
      >
        <slot name="start" part="start" class="start"></slot>
        <slot part="label" class="label" @slotchange=${this.handleLabelSlotChange}></slot>
        <slot name="end" part="end" class="end"></slot>
        ${this.withCaret?Io`
                <wa-icon part="caret" class="caret" library="system" name="chevron-down" variant="solid"></wa-icon>
              `:""}
        ${this.loading?Io`<wa-spinner part="spinner"></wa-spinner>`:""}
      </${e}>
    `}};T.shadowRootOptions={...me.shadowRootOptions,delegatesFocus:!0};T.css=[$l,El,sr];p([ee(".button")],T.prototype,"button",2);p([ee("slot:not([name])")],T.prototype,"labelSlot",2);p([k()],T.prototype,"invalid",2);p([k()],T.prototype,"isIconButton",2);p([f()],T.prototype,"title",2);p([f({reflect:!0})],T.prototype,"variant",2);p([f({reflect:!0})],T.prototype,"appearance",2);p([f({reflect:!0})],T.prototype,"size",2);p([te("size")],T.prototype,"handleSizeChange",1);p([f({attribute:"with-caret",type:Boolean,reflect:!0})],T.prototype,"withCaret",2);p([f({attribute:"with-start",type:Boolean})],T.prototype,"withStart",2);p([f({attribute:"with-end",type:Boolean})],T.prototype,"withEnd",2);p([f({type:Boolean})],T.prototype,"disabled",2);p([f({type:Boolean,reflect:!0})],T.prototype,"loading",2);p([f({type:Boolean,reflect:!0})],T.prototype,"pill",2);p([f()],T.prototype,"type",2);p([f({reflect:!0})],T.prototype,"name",2);p([f({reflect:!0})],T.prototype,"value",2);p([f({reflect:!0})],T.prototype,"href",2);p([f()],T.prototype,"target",2);p([f()],T.prototype,"rel",2);p([f()],T.prototype,"download",2);p([f({attribute:"formaction"})],T.prototype,"formAction",2);p([f({attribute:"formenctype"})],T.prototype,"formEnctype",2);p([f({attribute:"formmethod"})],T.prototype,"formMethod",2);p([f({attribute:"formnovalidate",type:Boolean})],T.prototype,"formNoValidate",2);p([f({attribute:"formtarget"})],T.prototype,"formTarget",2);p([te("disabled",{waitUntilFirstUpdate:!0})],T.prototype,"handleDisabledChange",1);p([te("href")],T.prototype,"handleHrefChange",1);p([te("loading",{waitUntilFirstUpdate:!0})],T.prototype,"handleLoadingChange",1);T=p([P("wa-button")],T);T.disableWarning?.("change-in-update");var Bl=I`
  :host {
    --track-width: 2px;
    --track-color: var(--wa-color-neutral-fill-normal);
    --indicator-color: var(--wa-color-brand-fill-loud);
    --speed: 2s;
    --size: 1em;

    /*
      Resizing a spinner element using anything but font-size will break the animation because the animation uses em
      units. Therefore, if a spinner is used in a flex container without \`flex: none\` applied, the spinner can
      grow/shrink and break the animation. The use of \`flex: none\` on the host element prevents this by always having
      the spinner sized according to its actual dimensions.
    */
    flex: none;
    display: inline-flex;
    width: var(--size);
    height: var(--size);
  }

  svg {
    width: 100%;
    height: 100%;
    aspect-ratio: 1;
    animation: spin var(--speed) linear infinite;
  }

  .track,
  .indicator {
    --radius: calc(var(--size) / 2 - var(--track-width) / 2);
    --circumference: calc(var(--radius) * 2 * 3.141592654);

    cx: calc(var(--size) / 2);
    cy: calc(var(--size) / 2);
    r: var(--radius);
    fill: none;
    stroke-width: var(--track-width);
  }

  .track {
    stroke: var(--track-color);
  }

  .indicator {
    stroke: var(--indicator-color);
    stroke-linecap: round;
    stroke-dasharray: calc(0.597 * var(--circumference)), calc(0.796 * var(--circumference));
    stroke-dashoffset: calc(-0.04 * var(--circumference));
    animation: dash 1.5s ease-in-out infinite;
  }

  @keyframes spin {
    0% {
      transform: rotate(0deg);
    }
    100% {
      transform: rotate(360deg);
    }
  }

  @keyframes dash {
    0% {
      stroke-dasharray: calc(0.008 * var(--circumference)), calc(1.194 * var(--circumference));
      stroke-dashoffset: 0;
    }
    50% {
      stroke-dasharray: calc(0.716 * var(--circumference)), calc(1.194 * var(--circumference));
      stroke-dashoffset: calc(-0.278 * var(--circumference));
    }
    100% {
      stroke-dasharray: calc(0.716 * var(--circumference)), calc(1.194 * var(--circumference));
      stroke-dashoffset: calc(-0.987 * var(--circumference));
    }
  }
`;var Uo=class extends Q{constructor(){super(...arguments),this.localize=new ce(this)}render(){return c`
      <svg
        part="base spinner"
        role="progressbar"
        aria-label=${this.localize.term("loading")}
        fill="none"
        xmlns="http://www.w3.org/2000/svg"
      >
        <circle class="track" />
        <circle class="indicator" />
      </svg>
    `}};Uo.css=Bl;Uo=p([P("wa-spinner")],Uo);var Dl=class extends Event{constructor(){super("wa-error",{bubbles:!0,cancelable:!1,composed:!0})}};var zl=class extends Event{constructor(){super("wa-load",{bubbles:!0,cancelable:!1,composed:!0})}};var Fl=I`
  :host {
    --primary-color: currentColor;
    --primary-opacity: 1;
    --secondary-color: currentColor;
    --secondary-opacity: 0.4;
    --rotate-angle: 0deg;

    box-sizing: content-box;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    vertical-align: -0.125em;
  }

  /* #region Canvas — the box the icon is centered within (mirrors Font Awesome's icon canvas). Orthogonal to font-size. */

  /* Fixed width (default): 1.25em × 1em (20 × 16px) */
  :host(:not([canvas])),
  :host([canvas='fixed']) {
    width: 1.25em;
    height: 1em;
    min-width: 1.25em; /* <-- this is what Safari respects for intrinsic */
    min-height: 1em;
  }

  /* Auto: hug the icon's width. \`auto-width\` is the deprecated alias for canvas="auto". */
  :host([canvas='auto']),
  :host([auto-width]:not([canvas])) {
    width: auto;
    height: 1em;
  }

  /* Square: 1.25em × 1.25em (20 × 20px) */
  :host([canvas='square']) {
    width: 1.25em;
    height: 1.25em;
    min-width: 1.25em;
    min-height: 1.25em;
  }

  /* Roomy: 1.5em × 1.5em (24 × 24px) */
  :host([canvas='roomy']) {
    width: 1.5em;
    height: 1.5em;
    min-width: 1.5em;
    min-height: 1.5em;
  }

  /* #endregion */

  svg {
    /* NOTE: Avoid setting fill here. A stylesheet rule beats SVG presentation attributes, breaking stroke-based
       libraries like Lucide (fill="none" stroke="currentColor") and attribute-based mutators (issue #1733). The default
       library applies fill="currentColor" in its mutator instead. */
    height: 1em;
    overflow: visible;
    width: auto;

    /* Duotone colors with path-specific opacity fallback */
    path[data-duotone-primary] {
      color: var(--primary-color);
      opacity: var(--path-opacity, var(--primary-opacity));
    }

    path[data-duotone-secondary] {
      color: var(--secondary-color);
      opacity: var(--path-opacity, var(--secondary-opacity));
    }
  }

  /* Rotation */
  :host([rotate]) {
    transform: rotate(var(--rotate-angle, 0deg));
  }

  /* Flipping */
  :host([flip='x']) {
    transform: scaleX(-1);
  }
  :host([flip='y']) {
    transform: scaleY(-1);
  }
  :host([flip='both']) {
    transform: scale(-1, -1);
  }

  /* Rotation and Flipping combined */
  :host([rotate][flip='x']) {
    transform: rotate(var(--rotate-angle, 0deg)) scaleX(-1);
  }
  :host([rotate][flip='y']) {
    transform: rotate(var(--rotate-angle, 0deg)) scaleY(-1);
  }
  :host([rotate][flip='both']) {
    transform: rotate(var(--rotate-angle, 0deg)) scale(-1, -1);
  }

  /* #region Animations — ported from Font Awesome 7.3 (--fa-* props mapped to wa-icon's --* names) */

  :host([animation='beat']) {
    animation-name: beat;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 1s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, ease-in-out);
  }

  :host([animation='bounce']) {
    animation-name: bounce;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 1s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, cubic-bezier(0.28, 0.84, 0.42, 1));
  }

  :host([animation='fade']) {
    animation-name: fade;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 1s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, ease-in-out);
  }

  :host([animation='beat-fade']) {
    animation-name: beat-fade;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 1s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, ease-in-out);
  }

  :host([animation='flip']) {
    animation-name: flip;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 1.5s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, ease-in-out);
  }

  :host([animation='flip-360']) {
    animation-name: flip-360;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 1s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, ease-in-out);
  }

  :host([animation='shake']) {
    animation-name: shake;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 0.75s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, ease-in-out);
  }

  :host([animation='spin']) {
    animation-name: spin;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 2s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, linear);
  }

  :host([animation='spin-pulse']) {
    animation-name: spin;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 1s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, steps(8));
  }

  /* spin-reverse is FA's reverse modifier expressed as a standalone value; reverse any spin via --animation-direction: reverse */
  :host([animation='spin-reverse']) {
    animation-name: spin;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, reverse);
    animation-duration: var(--animation-duration, 2s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, linear);
  }

  :host([animation='spin-snap']) {
    animation-name: spin-snap;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 3s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, linear);
  }

  :host([animation='spin-snap-4']) {
    animation-name: spin-snap-4;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 2.4s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, linear);
  }

  :host([animation='spin-snap-8']) {
    animation-name: spin-snap-8;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 4s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, linear);
  }

  :host([animation='buzz']) {
    animation-name: buzz;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 0.6s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, linear);
  }

  :host([animation='wag']) {
    animation-name: wag;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 0.9s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, ease-out);
    transform-origin: bottom center;
  }

  :host([animation='float']) {
    animation-name: float;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 3s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, ease-in-out);
    will-change: transform;
  }

  :host([animation='swing']) {
    animation-name: swing;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 1.2s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, ease-out);
    transform-origin: top center;
  }

  :host([animation='jello']) {
    animation-name: jello;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 0.9s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, ease-out);
  }

  @media (prefers-reduced-motion: reduce) {
    :host([animation='beat']),
    :host([animation='bounce']),
    :host([animation='fade']),
    :host([animation='beat-fade']),
    :host([animation='flip']),
    :host([animation='flip-360']),
    :host([animation='shake']),
    :host([animation='spin']),
    :host([animation='spin-pulse']),
    :host([animation='spin-reverse']),
    :host([animation='spin-snap']),
    :host([animation='spin-snap-4']),
    :host([animation='spin-snap-8']),
    :host([animation='buzz']),
    :host([animation='wag']),
    :host([animation='float']),
    :host([animation='swing']),
    :host([animation='jello']) {
      animation: none !important;
      transition: none !important;
    }
  }

  /* #endregion */

  /* #region Keyframes — ported verbatim from Font Awesome 7.3 */

  @keyframes beat {
    0% {
      transform: scale(1);
    }
    25% {
      transform: scale(calc(1.25 * var(--beat-scale, 1.25)));
    }
    45% {
      transform: scale(calc(1.22 * var(--beat-scale, 1.22)));
    }
    65% {
      transform: scale(calc(1.25 * var(--beat-scale, 1.25)));
    }
    90% {
      transform: scale(1);
    }
  }

  @keyframes bounce {
    0% {
      transform: scale(1, 1) translateY(0);
      /* No fallback by design (ported from FA 7.3): the first segment uses the user's --animation-timing or the CSS
         initial ease, while the explicit cubic-beziers on later stops drive the bounce physics. */
      animation-timing-function: var(--animation-timing);
    }
    14% {
      transform: scale(var(--bounce-start-scale-x, 1.06), var(--bounce-start-scale-y, 0.94))
        translateY(var(--bounce-anticipation, 3px));
      animation-timing-function: cubic-bezier(0.33, 0, 0.66, 0.33);
    }
    32% {
      transform: scale(var(--bounce-jump-scale-x, 0.94), var(--bounce-jump-scale-y, 1.12))
        translateY(calc(-1 * var(--bounce-height, 0.5em)));
      animation-timing-function: cubic-bezier(0.33, 0.66, 0.66, 1);
    }
    52% {
      transform: scale(1, 1) translateY(calc(-1 * var(--bounce-height, 0.5em) * 1.1));
      animation-timing-function: cubic-bezier(0.5, 0, 1, 0.5);
    }
    70% {
      transform: scale(var(--bounce-land-scale-x, 1.06), var(--bounce-land-scale-y, 0.92)) translateY(0);
      animation-timing-function: cubic-bezier(0.33, 0.33, 0.66, 1);
    }
    85% {
      transform: scale(0.98, 1.04) translateY(calc(-2px * var(--bounce-rebound, 1)));
      animation-timing-function: cubic-bezier(0.33, 0, 0.66, 1);
    }
    100% {
      transform: scale(1, 1) translateY(0);
    }
  }

  @keyframes fade {
    0% {
      opacity: 1;
      transform: scale(1);
      animation-timing-function: cubic-bezier(0.2, 0, 0.4, 1);
    }
    40% {
      opacity: var(--fade-opacity, 0.4);
      transform: scale(0.98);
      animation-timing-function: cubic-bezier(0.4, 0, 0.6, 1);
    }
    100% {
      opacity: 1;
      transform: scale(1);
    }
  }

  @keyframes beat-fade {
    0% {
      opacity: var(--beat-fade-opacity, 0.4);
      transform: scale(1);
      animation-timing-function: cubic-bezier(0.2, 0, 0.4, 1);
    }
    25% {
      opacity: calc(var(--beat-fade-opacity, 0.4) + 0.4);
      transform: scale(var(--beat-fade-scale, 1.28));
      animation-timing-function: cubic-bezier(0.4, 0, 0.6, 1);
    }
    45% {
      opacity: 1;
      transform: scale(var(--beat-fade-scale, 1.25));
      animation-timing-function: cubic-bezier(0.4, 0, 0.2, 1);
    }
    65% {
      opacity: calc(var(--beat-fade-opacity, 0.4) + 0.4);
      transform: scale(var(--beat-fade-scale, 1.28));
      animation-timing-function: cubic-bezier(0.4, 0, 0.6, 1);
    }
    100% {
      opacity: var(--beat-fade-opacity, 0.4);
      transform: scale(1);
    }
  }

  @keyframes flip {
    0% {
      transform: perspective(2em) scale(1) rotate3d(var(--flip-x, 0), var(--flip-y, 1), var(--flip-z, 0), 0deg);
      animation-timing-function: cubic-bezier(0.2, 0, 0.4, 1);
    }
    8% {
      transform: perspective(2em) scale(var(--flip-anticipation-scale, 0.95))
        rotate3d(var(--flip-x, 0), var(--flip-y, 1), var(--flip-z, 0), 0deg);
      animation-timing-function: cubic-bezier(0.33, 0, 0.66, 0.33);
    }
    35% {
      transform: perspective(2em) scale(1)
        rotate3d(var(--flip-x, 0), var(--flip-y, 1), var(--flip-z, 0), calc(var(--flip-angle, -360deg) * 0.6));
      animation-timing-function: linear;
    }
    65% {
      transform: perspective(2em) scale(1)
        rotate3d(var(--flip-x, 0), var(--flip-y, 1), var(--flip-z, 0), calc(var(--flip-angle, -360deg) * 0.5));
      animation-timing-function: cubic-bezier(0.33, 0.66, 0.66, 1);
    }
    92% {
      transform: perspective(2em) scale(1)
        rotate3d(
          var(--flip-x, 0),
          var(--flip-y, 1),
          var(--flip-z, 0),
          calc(var(--flip-angle, -360deg) * var(--flip-overshoot, 1.04))
        );
      animation-timing-function: cubic-bezier(0.33, 0, 0.66, 1);
    }
    100% {
      transform: perspective(2em) scale(1)
        rotate3d(var(--flip-x, 0), var(--flip-y, 1), var(--flip-z, 0), var(--flip-angle, -360deg));
    }
  }

  @keyframes flip-360 {
    0% {
      transform: perspective(2em) scale(1) rotate3d(var(--flip-x, 0), var(--flip-y, 1), var(--flip-z, 0), 0deg);
      animation-timing-function: cubic-bezier(0.2, 0, 0.4, 1);
    }
    8% {
      transform: perspective(2em) scale(var(--flip-anticipation-scale, 0.95))
        rotate3d(var(--flip-x, 0), var(--flip-y, 1), var(--flip-z, 0), 0deg);
      animation-timing-function: cubic-bezier(0.33, 0, 0.66, 0.33);
    }
    50% {
      transform: perspective(2em) scale(1)
        rotate3d(var(--flip-x, 0), var(--flip-y, 1), var(--flip-z, 0), calc(var(--flip-angle, -360deg) * 0.6));
      animation-timing-function: cubic-bezier(0.33, 0.66, 0.66, 1);
    }
    80% {
      transform: perspective(2em) scale(1)
        rotate3d(
          var(--flip-x, 0),
          var(--flip-y, 1),
          var(--flip-z, 0),
          calc(var(--flip-angle, -360deg) * var(--flip-overshoot, 1.04))
        );
      animation-timing-function: cubic-bezier(0.33, 0, 0.66, 1);
    }
    100% {
      transform: perspective(2em) scale(1)
        rotate3d(var(--flip-x, 0), var(--flip-y, 1), var(--flip-z, 0), var(--flip-angle, -360deg));
    }
  }

  @keyframes shake {
    0% {
      transform: rotate(0deg);
      animation-timing-function: cubic-bezier(0.2, 0, 0.8, 1);
    }
    8% {
      transform: rotate(35deg) translateX(1px);
      animation-timing-function: cubic-bezier(0.3, 0, 0.7, 1);
    }
    20% {
      transform: rotate(-22deg) translateX(-1px);
      animation-timing-function: cubic-bezier(0.3, 0, 0.7, 1);
    }
    35% {
      transform: rotate(15deg) translateX(1px);
      animation-timing-function: cubic-bezier(0.3, 0, 0.7, 1);
    }
    50% {
      transform: rotate(-9deg);
      animation-timing-function: cubic-bezier(0.4, 0, 0.6, 1);
    }
    65% {
      transform: rotate(5deg);
      animation-timing-function: cubic-bezier(0.4, 0, 0.6, 1);
    }
    78% {
      transform: rotate(-3deg);
      animation-timing-function: cubic-bezier(0.4, 0, 0.6, 1);
    }
    90% {
      transform: rotate(1deg);
      animation-timing-function: cubic-bezier(0.4, 0, 0.2, 1);
    }
    100% {
      transform: rotate(0deg);
    }
  }

  @keyframes spin {
    0% {
      transform: rotate(0deg);
    }
    100% {
      transform: rotate(360deg);
    }
  }

  @keyframes spin-snap {
    0% {
      transform: rotate(0deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    12% {
      transform: rotate(60deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    16.67% {
      transform: rotate(60deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    28.67% {
      transform: rotate(120deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    33.33% {
      transform: rotate(120deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    45.33% {
      transform: rotate(180deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    50% {
      transform: rotate(180deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    62% {
      transform: rotate(240deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    66.67% {
      transform: rotate(240deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    78.67% {
      transform: rotate(300deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    83.33% {
      transform: rotate(300deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    95.33% {
      transform: rotate(360deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    100% {
      transform: rotate(360deg);
    }
  }

  @keyframes spin-snap-4 {
    0% {
      transform: rotate(0deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    15% {
      transform: rotate(90deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    25% {
      transform: rotate(90deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    40% {
      transform: rotate(180deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    50% {
      transform: rotate(180deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    65% {
      transform: rotate(270deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    75% {
      transform: rotate(270deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    90% {
      transform: rotate(360deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    100% {
      transform: rotate(360deg);
    }
  }

  @keyframes spin-snap-8 {
    0% {
      transform: rotate(0deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    9% {
      transform: rotate(45deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    12.5% {
      transform: rotate(45deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    21.5% {
      transform: rotate(90deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    25% {
      transform: rotate(90deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    34% {
      transform: rotate(135deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    37.5% {
      transform: rotate(135deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    46.5% {
      transform: rotate(180deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    50% {
      transform: rotate(180deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    59% {
      transform: rotate(225deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    62.5% {
      transform: rotate(225deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    71.5% {
      transform: rotate(270deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    75% {
      transform: rotate(270deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    84% {
      transform: rotate(315deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    87.5% {
      transform: rotate(315deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    96.5% {
      transform: rotate(360deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    100% {
      transform: rotate(360deg);
    }
  }

  @keyframes buzz {
    0% {
      transform: translateX(0) rotate(0deg);
      animation-timing-function: cubic-bezier(0.1, 0, 0.9, 1);
    }
    5% {
      transform: translateX(var(--buzz-distance, 4px)) rotate(0.5deg);
    }
    10% {
      transform: translateX(calc(-1 * var(--buzz-distance, 4px))) rotate(-0.5deg);
    }
    15% {
      transform: translateX(var(--buzz-distance, 4px)) rotate(0.3deg);
    }
    20% {
      transform: translateX(calc(-1 * var(--buzz-distance, 4px))) rotate(-0.3deg);
    }
    25% {
      transform: translateX(calc(var(--buzz-distance, 4px) * 0.7)) rotate(0.2deg);
    }
    30% {
      transform: translateX(calc(-1 * var(--buzz-distance, 4px) * 0.7)) rotate(-0.2deg);
    }
    35% {
      transform: translateX(calc(var(--buzz-distance, 4px) * 0.4)) rotate(0.1deg);
    }
    40% {
      transform: translateX(0) rotate(0deg);
    }
    100% {
      transform: translateX(0) rotate(0deg);
    }
  }

  @keyframes wag {
    0% {
      transform: rotate(0deg);
      animation-timing-function: cubic-bezier(0.2, 0, 0.6, 1);
    }
    12% {
      transform: rotate(var(--wag-angle, 12deg));
      animation-timing-function: cubic-bezier(0.4, 0, 0.2, 1);
    }
    24% {
      transform: rotate(2deg);
      animation-timing-function: cubic-bezier(0.2, 0, 0.6, 1);
    }
    36% {
      transform: rotate(calc(var(--wag-angle, 12deg) * 0.85));
      animation-timing-function: cubic-bezier(0.4, 0, 0.2, 1);
    }
    48% {
      transform: rotate(1deg);
      animation-timing-function: cubic-bezier(0.2, 0, 0.6, 1);
    }
    58% {
      transform: rotate(calc(var(--wag-angle, 12deg) * 0.6));
      animation-timing-function: cubic-bezier(0.4, 0, 0.2, 1);
    }
    68% {
      transform: rotate(0deg);
    }
    100% {
      transform: rotate(0deg);
    }
  }

  @keyframes float {
    0% {
      transform: translateY(0) translateX(0) rotate(0deg)
        scale(var(--float-squash-x, 1.02), var(--float-squash-y, 0.98));
      animation-timing-function: cubic-bezier(0.33, 0, 0.66, 0.33);
    }
    15% {
      transform: translateY(calc(-0.4 * var(--float-height, 6px))) translateX(var(--float-drift, 1px))
        rotate(var(--float-tilt, 1deg)) scale(1, 1);
      animation-timing-function: cubic-bezier(0.33, 0.66, 0.66, 1);
    }
    35% {
      transform: translateY(calc(-1 * var(--float-height, 6px))) translateX(0) rotate(0deg)
        scale(var(--float-stretch-x, 0.98), var(--float-stretch-y, 1.03));
      animation-timing-function: cubic-bezier(0.5, 0, 0.5, 0);
    }
    50% {
      transform: translateY(calc(-0.92 * var(--float-height, 6px))) translateX(calc(-0.5 * var(--float-drift, 1px)))
        rotate(calc(-0.5 * var(--float-tilt, 1deg))) scale(0.995, 1.01);
      animation-timing-function: cubic-bezier(0.33, 0, 0.66, 0.33);
    }
    70% {
      transform: translateY(calc(-0.3 * var(--float-height, 6px))) translateX(calc(-1 * var(--float-drift, 1px)))
        rotate(calc(-1 * var(--float-tilt, 1deg))) scale(1, 1);
      animation-timing-function: cubic-bezier(0.33, 0.66, 0.66, 1);
    }
    90% {
      transform: translateY(calc(0.05 * var(--float-height, 6px))) translateX(0) rotate(0deg)
        scale(var(--float-squash-x, 1.02), var(--float-squash-y, 0.98));
      animation-timing-function: cubic-bezier(0.33, 0, 0.66, 1);
    }
    100% {
      transform: translateY(0) translateX(0) rotate(0deg)
        scale(var(--float-squash-x, 1.02), var(--float-squash-y, 0.98));
    }
  }

  @keyframes swing {
    0% {
      transform: rotate(0deg);
      animation-timing-function: cubic-bezier(0.2, 0, 0.8, 1);
    }
    8% {
      transform: rotate(var(--swing-angle, 22deg));
      animation-timing-function: cubic-bezier(0.3, 0, 0.7, 1);
    }
    18% {
      transform: rotate(calc(-1 * var(--swing-angle, 22deg) * 0.85));
      animation-timing-function: cubic-bezier(0.3, 0, 0.7, 1);
    }
    28% {
      transform: rotate(calc(var(--swing-angle, 22deg) * 0.65));
      animation-timing-function: cubic-bezier(0.35, 0, 0.65, 1);
    }
    38% {
      transform: rotate(calc(-1 * var(--swing-angle, 22deg) * 0.45));
      animation-timing-function: cubic-bezier(0.4, 0, 0.6, 1);
    }
    48% {
      transform: rotate(calc(var(--swing-angle, 22deg) * 0.25));
      animation-timing-function: cubic-bezier(0.4, 0, 0.6, 1);
    }
    56% {
      transform: rotate(calc(-1 * var(--swing-angle, 22deg) * 0.1));
      animation-timing-function: cubic-bezier(0.4, 0, 0.6, 1);
    }
    64% {
      transform: rotate(0deg);
    }
    100% {
      transform: rotate(0deg);
    }
  }

  @keyframes jello {
    0% {
      transform: scale(1, 1);
      animation-timing-function: cubic-bezier(0.2, 0, 0.8, 1);
    }
    12% {
      transform: scale(var(--jello-scale-x, 1.15), calc(2 - var(--jello-scale-x, 1.15)));
      animation-timing-function: cubic-bezier(0.3, 0, 0.7, 1);
    }
    24% {
      transform: scale(calc(2 - var(--jello-scale-y, 1.12)), var(--jello-scale-y, 1.12));
      animation-timing-function: cubic-bezier(0.3, 0, 0.7, 1);
    }
    36% {
      transform: scale(
        calc(1 + (var(--jello-scale-x, 1.15) - 1) * 0.5),
        calc(2 - (1 + (var(--jello-scale-x, 1.15) - 1) * 0.5))
      );
      animation-timing-function: cubic-bezier(0.4, 0, 0.6, 1);
    }
    48% {
      transform: scale(
        calc(2 - (1 + (var(--jello-scale-y, 1.12) - 1) * 0.3)),
        calc(1 + (var(--jello-scale-y, 1.12) - 1) * 0.3)
      );
      animation-timing-function: cubic-bezier(0.4, 0, 0.6, 1);
    }
    58% {
      transform: scale(1.02, 0.98);
      animation-timing-function: cubic-bezier(0.4, 0, 0.2, 1);
    }
    68% {
      transform: scale(1, 1);
    }
    100% {
      transform: scale(1, 1);
    }
  }

  /* #endregion */
`;var Vu="",ti="";function ql(){return Vu.replace(/\/$/,"")}function Gu(r){ti=r}function Il(){if(!ti){let r=document.querySelector("[data-fa-kit-code]");r&&Gu(r.getAttribute("data-fa-kit-code")||"")}return ti}var Ul="7.3.0";function Ku(r,e,t){let o="solid";return e==="chisel"&&(o="chisel-regular"),e==="etch"&&(o="etch-solid"),e==="graphite"&&(o="graphite-thin"),e==="jelly"&&(o="jelly-regular",t==="duo-regular"&&(o="jelly-duo-regular"),t==="fill-regular"&&(o="jelly-fill-regular")),e==="jelly-duo"&&(o="jelly-duo-regular"),e==="jelly-fill"&&(o="jelly-fill-regular"),e==="notdog"&&(t==="solid"&&(o="notdog-solid"),t==="duo-solid"&&(o="notdog-duo-solid")),e==="notdog-duo"&&(o="notdog-duo-solid"),e==="slab"&&((t==="solid"||t==="regular")&&(o="slab-regular"),t==="press-regular"&&(o="slab-press-regular")),e==="slab-press"&&(o="slab-press-regular"),e==="slab-duo"&&(o="slab-duo-regular"),e==="slab-press-duo"&&(o="slab-press-duo-regular"),e==="thumbprint"&&(o="thumbprint-light"),e==="utility"&&(o="utility-semibold"),e==="utility-duo"&&(o="utility-duo-semibold"),e==="utility-fill"&&(o="utility-fill-semibold"),e==="whiteboard"&&(o="whiteboard-semibold"),e==="mosaic"&&(o="mosaic-solid"),e==="pixel"&&(o="pixel-regular"),e==="vellum"&&(o="vellum-solid"),e==="classic"&&(t==="thin"&&(o="thin"),t==="light"&&(o="light"),t==="regular"&&(o="regular"),t==="solid"&&(o="solid")),e==="duotone"&&(t==="thin"&&(o="duotone-thin"),t==="light"&&(o="duotone-light"),t==="regular"&&(o="duotone-regular"),t==="solid"&&(o="duotone")),e==="sharp"&&(t==="thin"&&(o="sharp-thin"),t==="light"&&(o="sharp-light"),t==="regular"&&(o="sharp-regular"),t==="solid"&&(o="sharp-solid")),e==="sharp-duotone"&&(t==="thin"&&(o="sharp-duotone-thin"),t==="light"&&(o="sharp-duotone-light"),t==="regular"&&(o="sharp-duotone-regular"),t==="solid"&&(o="sharp-duotone-solid")),e==="brands"&&(o="brands"),o}function Xu(r,e,t){let o=Ku(r,e,t),a=ql();if(a)return`${a}/${o}/${r}.svg`;let s=Il();return s.length>0?`https://ka-p.fontawesome.com/releases/v${Ul}/svgs/${o}/${r}.svg?token=${encodeURIComponent(s)}`:`https://ka-f.fontawesome.com/releases/v${Ul}/svgs/${o}/${r}.svg`}var Yu={name:"default",resolver:(r,e="classic",t="solid")=>Xu(r,e,t),mutator:(r,e)=>{if(r.hasAttribute("fill")||r.setAttribute("fill","currentColor"),e?.family&&!r.hasAttribute("data-duotone-initialized")){let{family:t,variant:o}=e;if(t==="duotone"||t==="sharp-duotone"||t==="notdog-duo"||t==="notdog"&&o==="duo-solid"||t==="jelly-duo"||t==="jelly"&&o==="duo-regular"||t==="utility-duo"||t==="slab-duo"||t==="slab-press-duo"||t==="thumbprint"){let a=[...r.querySelectorAll("path")],s=a.find(n=>!n.hasAttribute("opacity")),i=a.find(n=>n.hasAttribute("opacity"));if(!s||!i)return;if(s.setAttribute("data-duotone-primary",""),i.setAttribute("data-duotone-secondary",""),e.swapOpacity&&s&&i){let n=i.getAttribute("opacity")||"0.4";s.style.setProperty("--path-opacity",n),i.style.setProperty("--path-opacity","1")}r.setAttribute("data-duotone-initialized","")}}}},Hl=Yu;function Qu(r){return`data:image/svg+xml,${encodeURIComponent(r)}`}var ri={solid:{"arrow-down":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 384 512"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M169.4 502.6c12.5 12.5 32.8 12.5 45.3 0l160-160c12.5-12.5 12.5-32.8 0-45.3s-32.8-12.5-45.3 0L224 402.7 224 32c0-17.7-14.3-32-32-32s-32 14.3-32 32l0 370.7-105.4-105.4c-12.5-12.5-32.8-12.5-45.3 0s-12.5 32.8 0 45.3l160 160z"/></svg>',"arrow-up":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 384 512"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M214.6 9.4c-12.5-12.5-32.8-12.5-45.3 0l-160 160c-12.5 12.5-12.5 32.8 0 45.3s32.8 12.5 45.3 0L160 109.3 160 480c0 17.7 14.3 32 32 32s32-14.3 32-32l0-370.7 105.4 105.4c12.5 12.5 32.8 12.5 45.3 0s12.5-32.8 0-45.3l-160-160z"/></svg>',backward:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M236.3 107.1C247.9 96 265 92.9 279.7 99.2C294.4 105.5 304 120 304 136L304 272.3L476.3 107.2C487.9 96 505 92.9 519.7 99.2C534.4 105.5 544 120 544 136L544 504C544 520 534.4 534.5 519.7 540.8C505 547.1 487.9 544 476.3 532.9L304 367.7L304 504C304 520 294.4 534.5 279.7 540.8C265 547.1 247.9 544 236.3 532.9L44.3 348.9C36.5 341.3 32 330.9 32 320C32 309.1 36.5 298.7 44.3 291.1L236.3 107.1z"/></svg>',"backward-step":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M491 100.8C478.1 93.8 462.3 94.5 450 102.6L192 272.1L192 128C192 110.3 177.7 96 160 96C142.3 96 128 110.3 128 128L128 512C128 529.7 142.3 544 160 544C177.7 544 192 529.7 192 512L192 367.9L450 537.5C462.3 545.6 478 546.3 491 539.3C504 532.3 512 518.8 512 504.1L512 136.1C512 121.4 503.9 107.9 491 100.9z"/></svg>',bars:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 448 512"><!--! Font Awesome Free 7.3.1 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free (Icons: CC BY 4.0, Fonts: SIL OFL 1.1, Code: MIT License) Copyright 2026 Fonticons, Inc. --><path d="M0 96C0 78.3 14.3 64 32 64l384 0c17.7 0 32 14.3 32 32s-14.3 32-32 32L32 128C14.3 128 0 113.7 0 96zM0 256c0-17.7 14.3-32 32-32l384 0c17.7 0 32 14.3 32 32s-14.3 32-32 32L32 288c-17.7 0-32-14.3-32-32zM448 416c0 17.7-14.3 32-32 32L32 448c-17.7 0-32-14.3-32-32s14.3-32 32-32l384 0c17.7 0 32 14.3 32 32z"/></svg>',"angles-left":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M77.3 256 214.7 118.6c12.5-12.5 12.5-32.8 0-45.3s-32.8-12.5-45.3 0l-160 160c-12.5 12.5-12.5 32.8 0 45.3l160 160c12.5 12.5 32.8 12.5 45.3 0s12.5-32.8 0-45.3L77.3 256zm192 0L406.7 118.6c12.5-12.5 12.5-32.8 0-45.3s-32.8-12.5-45.3 0l-160 160c-12.5 12.5-12.5 32.8 0 45.3l160 160c12.5 12.5 32.8 12.5 45.3 0s12.5-32.8 0-45.3L269.3 256z"/></svg>',"angles-right":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M434.7 256 297.3 118.6c-12.5-12.5-12.5-32.8 0-45.3s32.8-12.5 45.3 0l160 160c12.5 12.5 12.5 32.8 0 45.3l-160 160c-12.5 12.5-32.8 12.5-45.3 0s-12.5-32.8 0-45.3L434.7 256zm-192 0L105.3 118.6c-12.5-12.5-12.5-32.8 0-45.3s32.8-12.5 45.3 0l160 160c12.5 12.5 12.5 32.8 0 45.3l-160 160c-12.5 12.5-32.8 12.5-45.3 0s-12.5-32.8 0-45.3L242.7 256z"/></svg>',check:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 448 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M434.8 70.1c14.3 10.4 17.5 30.4 7.1 44.7l-256 352c-5.5 7.6-14 12.3-23.4 13.1s-18.5-2.7-25.1-9.3l-128-128c-12.5-12.5-12.5-32.8 0-45.3s32.8-12.5 45.3 0l101.5 101.5 234-321.7c10.4-14.3 30.4-17.5 44.7-7.1z"/></svg>',"chevron-down":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 448 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M201.4 406.6c12.5 12.5 32.8 12.5 45.3 0l192-192c12.5-12.5 12.5-32.8 0-45.3s-32.8-12.5-45.3 0L224 338.7 54.6 169.4c-12.5-12.5-32.8-12.5-45.3 0s-12.5 32.8 0 45.3l192 192z"/></svg>',"chevron-left":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M9.4 233.4c-12.5 12.5-12.5 32.8 0 45.3l192 192c12.5 12.5 32.8 12.5 45.3 0s12.5-32.8 0-45.3L77.3 256 246.6 86.6c12.5-12.5 12.5-32.8 0-45.3s-32.8-12.5-45.3 0l-192 192z"/></svg>',"chevron-right":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M311.1 233.4c12.5 12.5 12.5 32.8 0 45.3l-192 192c-12.5 12.5-32.8 12.5-45.3 0s-12.5-32.8 0-45.3L243.2 256 73.9 86.6c-12.5-12.5-12.5-32.8 0-45.3s32.8-12.5 45.3 0l192 192z"/></svg>',circle:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M0 256a256 256 0 1 1 512 0 256 256 0 1 1 -512 0z"/></svg>',"closed-captioning":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M64 192C64 156.7 92.7 128 128 128L512 128C547.3 128 576 156.7 576 192L576 448C576 483.3 547.3 512 512 512L128 512C92.7 512 64 483.3 64 448L64 192zM216 272L248 272C252.4 272 256 275.6 256 280C256 293.3 266.7 304 280 304C293.3 304 304 293.3 304 280C304 249.1 278.9 224 248 224L216 224C185.1 224 160 249.1 160 280L160 360C160 390.9 185.1 416 216 416L248 416C278.9 416 304 390.9 304 360C304 346.7 293.3 336 280 336C266.7 336 256 346.7 256 360C256 364.4 252.4 368 248 368L216 368C211.6 368 208 364.4 208 360L208 280C208 275.6 211.6 272 216 272zM384 280C384 275.6 387.6 272 392 272L424 272C428.4 272 432 275.6 432 280C432 293.3 442.7 304 456 304C469.3 304 480 293.3 480 280C480 249.1 454.9 224 424 224L392 224C361.1 224 336 249.1 336 280L336 360C336 390.9 361.1 416 392 416L424 416C454.9 416 480 390.9 480 360C480 346.7 469.3 336 456 336C442.7 336 432 346.7 432 360C432 364.4 428.4 368 424 368L392 368C387.6 368 384 364.4 384 360L384 280z"/></svg>',"closed-captioning-slash":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M39 39.1C48.4 29.7 63.6 29.7 72.9 39.1L161.8 128L512 128C547.3 128 576 156.7 576 192L576 448C576 473.5 561.1 495.4 539.6 505.8L601 567.1C610.4 576.5 610.4 591.7 601 601C591.6 610.3 576.4 610.4 567.1 601L39 73.1C29.7 63.7 29.7 48.5 39 39.1zM384 350.1L384 279.9C384 275.5 387.6 271.9 392 271.9L424 271.9C428.4 271.9 432 275.5 432 279.9C432 293.2 442.7 303.9 456 303.9C469.3 303.9 480 293.2 480 279.9C480 249 454.9 223.9 424 223.9L392 223.9C361.1 223.9 336 249 336 279.9L336 302.1L384 350.1zM445.5 411.6C465.7 403.2 480 383.2 480 359.9C480 346.6 469.3 335.9 456 335.9C442.7 335.9 432 346.6 432 359.9C432 364.3 428.4 367.9 424 367.9L401.8 367.9L445.5 411.6zM162.3 264.1C160.8 269.1 160 274.5 160 280L160 360C160 390.9 185.1 416 216 416L248 416C266.1 416 282.1 407.5 292.4 394.2L410.2 512L128 512C92.7 512 64 483.3 64 448L64 192C64 184.2 65.4 176.7 68 169.8L162.3 264.1zM256.1 357.9C256 358.6 256 359.3 256 360C256 364.4 252.4 368 248 368L216 368C211.6 368 208 364.4 208 360L208 309.8L256.1 357.9z"/></svg>',compress:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 448 512"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M160 64c0-17.7-14.3-32-32-32S96 46.3 96 64l0 64-64 0c-17.7 0-32 14.3-32 32s14.3 32 32 32l96 0c17.7 0 32-14.3 32-32l0-96zM32 320c-17.7 0-32 14.3-32 32s14.3 32 32 32l64 0 0 64c0 17.7 14.3 32 32 32s32-14.3 32-32l0-96c0-17.7-14.3-32-32-32l-96 0zM352 64c0-17.7-14.3-32-32-32s-32 14.3-32 32l0 96c0 17.7 14.3 32 32 32l96 0c17.7 0 32-14.3 32-32s-14.3-32-32-32l-64 0 0-64zM320 320c-17.7 0-32 14.3-32 32l0 96c0 17.7 14.3 32 32 32s32-14.3 32-32l0-64 64 0c17.7 0 32-14.3 32-32s-14.3-32-32-32l-96 0z"/></svg>',ellipsis:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free v7.3.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M96 320C96 289.1 121.1 264 152 264C182.9 264 208 289.1 208 320C208 350.9 182.9 376 152 376C121.1 376 96 350.9 96 320zM264 320C264 289.1 289.1 264 320 264C350.9 264 376 289.1 376 320C376 350.9 350.9 376 320 376C289.1 376 264 350.9 264 320zM488 264C518.9 264 544 289.1 544 320C544 350.9 518.9 376 488 376C457.1 376 432 350.9 432 320C432 289.1 457.1 264 488 264z"/></svg>',"ellipsis-vertical":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M320 208C289.1 208 264 182.9 264 152C264 121.1 289.1 96 320 96C350.9 96 376 121.1 376 152C376 182.9 350.9 208 320 208zM320 432C350.9 432 376 457.1 376 488C376 518.9 350.9 544 320 544C289.1 544 264 518.9 264 488C264 457.1 289.1 432 320 432zM376 320C376 350.9 350.9 376 320 376C289.1 376 264 350.9 264 320C264 289.1 289.1 264 320 264C350.9 264 376 289.1 376 320z"/></svg>',expand:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M128 96C110.3 96 96 110.3 96 128L96 224C96 241.7 110.3 256 128 256C145.7 256 160 241.7 160 224L160 160L224 160C241.7 160 256 145.7 256 128C256 110.3 241.7 96 224 96L128 96zM160 416C160 398.3 145.7 384 128 384C110.3 384 96 398.3 96 416L96 512C96 529.7 110.3 544 128 544L224 544C241.7 544 256 529.7 256 512C256 494.3 241.7 480 224 480L160 480L160 416zM416 96C398.3 96 384 110.3 384 128C384 145.7 398.3 160 416 160L480 160L480 224C480 241.7 494.3 256 512 256C529.7 256 544 241.7 544 224L544 128C544 110.3 529.7 96 512 96L416 96zM544 416C544 398.3 529.7 384 512 384C494.3 384 480 398.3 480 416L480 480L416 480C398.3 480 384 494.3 384 512C384 529.7 398.3 544 416 544L512 544C529.7 544 544 529.7 544 512L544 416z"/></svg>',eyedropper:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M341.6 29.2l-101.6 101.6-9.4-9.4c-12.5-12.5-32.8-12.5-45.3 0s-12.5 32.8 0 45.3l160 160c12.5 12.5 32.8 12.5 45.3 0s12.5-32.8 0-45.3l-9.4-9.4 101.6-101.6c39-39 39-102.2 0-141.1s-102.2-39-141.1 0zM55.4 323.3c-15 15-23.4 35.4-23.4 56.6l0 42.4-26.6 39.9c-8.5 12.7-6.8 29.6 4 40.4s27.7 12.5 40.4 4l39.9-26.6 42.4 0c21.2 0 41.6-8.4 56.6-23.4l109.4-109.4-45.3-45.3-109.4 109.4c-3 3-7.1 4.7-11.3 4.7l-36.1 0 0-36.1c0-4.2 1.7-8.3 4.7-11.3l109.4-109.4-45.3-45.3-109.4 109.4z"/></svg>',filter:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M32 64C19.1 64 7.4 71.8 2.4 83.8S.2 109.5 9.4 118.6L192 301.3 192 416c0 8.5 3.4 16.6 9.4 22.6l64 64c9.2 9.2 22.9 11.9 34.9 6.9S320 492.9 320 480l0-178.7 182.6-182.6c9.2-9.2 11.9-22.9 6.9-34.9S492.9 64 480 64L32 64z"/></svg>',forward:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M403.7 107.1C392.1 96 375 92.9 360.3 99.2C345.6 105.5 336 120 336 136L336 272.3L163.7 107.2C152.1 96 135 92.9 120.3 99.2C105.6 105.5 96 120 96 136L96 504C96 520 105.6 534.5 120.3 540.8C135 547.1 152.1 544 163.7 532.9L336 367.7L336 504C336 520 345.6 534.5 360.3 540.8C375 547.1 392.1 544 403.7 532.9L595.7 348.9C603.6 341.4 608 330.9 608 320C608 309.1 603.5 298.7 595.7 291.1L403.7 107.1z"/></svg>',file:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free 7.1.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M192 64C156.7 64 128 92.7 128 128L128 512C128 547.3 156.7 576 192 576L448 576C483.3 576 512 547.3 512 512L512 234.5C512 217.5 505.3 201.2 493.3 189.2L386.7 82.7C374.7 70.7 358.5 64 341.5 64L192 64zM453.5 240L360 240C346.7 240 336 229.3 336 216L336 122.5L453.5 240z"/></svg>',"file-audio":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free 7.1.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M128 128C128 92.7 156.7 64 192 64L341.5 64C358.5 64 374.8 70.7 386.8 82.7L493.3 189.3C505.3 201.3 512 217.6 512 234.6L512 512C512 547.3 483.3 576 448 576L192 576C156.7 576 128 547.3 128 512L128 128zM336 122.5L336 216C336 229.3 346.7 240 360 240L453.5 240L336 122.5zM389.8 307.7C380.7 301.4 368.3 303.6 362 312.7C355.7 321.8 357.9 334.2 367 340.5C390.9 357.2 406.4 384.8 406.4 416C406.4 447.2 390.8 474.9 367 491.5C357.9 497.8 355.7 510.3 362 519.3C368.3 528.3 380.8 530.6 389.8 524.3C423.9 500.5 446.4 460.8 446.4 416C446.4 371.2 424 331.5 389.8 307.7zM208 376C199.2 376 192 383.2 192 392L192 440C192 448.8 199.2 456 208 456L232 456L259.2 490C262.2 493.8 266.8 496 271.7 496L272 496C280.8 496 288 488.8 288 480L288 352C288 343.2 280.8 336 272 336L271.7 336C266.8 336 262.2 338.2 259.2 342L232 376L208 376zM336 448.2C336 458.9 346.5 466.4 354.9 459.8C367.8 449.5 376 433.7 376 416C376 398.3 367.8 382.5 354.9 372.2C346.5 365.5 336 373.1 336 383.8L336 448.3z"/></svg>',"file-code":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free 7.1.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M128 128C128 92.7 156.7 64 192 64L341.5 64C358.5 64 374.8 70.7 386.8 82.7L493.3 189.3C505.3 201.3 512 217.6 512 234.6L512 512C512 547.3 483.3 576 448 576L192 576C156.7 576 128 547.3 128 512L128 128zM336 122.5L336 216C336 229.3 346.7 240 360 240L453.5 240L336 122.5zM282.2 359.6C290.8 349.5 289.7 334.4 279.6 325.8C269.5 317.2 254.4 318.3 245.8 328.4L197.8 384.4C190.1 393.4 190.1 406.6 197.8 415.6L245.8 471.6C254.4 481.7 269.6 482.8 279.6 474.2C289.6 465.6 290.8 450.4 282.2 440.4L247.6 400L282.2 359.6zM394.2 328.4C385.6 318.3 370.4 317.2 360.4 325.8C350.4 334.4 349.2 349.6 357.8 359.6L392.4 400L357.8 440.4C349.2 450.5 350.3 465.6 360.4 474.2C370.5 482.8 385.6 481.7 394.2 471.6L442.2 415.6C449.9 406.6 449.9 393.4 442.2 384.4L394.2 328.4z"/></svg>',"file-excel":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free 7.1.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M128 128C128 92.7 156.7 64 192 64L341.5 64C358.5 64 374.8 70.7 386.8 82.7L493.3 189.3C505.3 201.3 512 217.6 512 234.6L512 512C512 547.3 483.3 576 448 576L192 576C156.7 576 128 547.3 128 512L128 128zM336 122.5L336 216C336 229.3 346.7 240 360 240L453.5 240L336 122.5zM292 330.7C284.6 319.7 269.7 316.7 258.7 324C247.7 331.3 244.7 346.3 252 357.3L291.2 416L252 474.7C244.6 485.7 247.6 500.6 258.7 508C269.8 515.4 284.6 512.4 292 501.3L320 459.3L348 501.3C355.4 512.3 370.3 515.3 381.3 508C392.3 500.7 395.3 485.7 388 474.7L348.8 416L388 357.3C395.4 346.3 392.4 331.4 381.3 324C370.2 316.6 355.4 319.6 348 330.7L320 372.7L292 330.7z"/></svg>',"file-image":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free 7.1.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M128 128C128 92.7 156.7 64 192 64L341.5 64C358.5 64 374.8 70.7 386.8 82.7L493.3 189.3C505.3 201.3 512 217.6 512 234.6L512 512C512 547.3 483.3 576 448 576L192 576C156.7 576 128 547.3 128 512L128 128zM336 122.5L336 216C336 229.3 346.7 240 360 240L453.5 240L336 122.5zM256 320C256 302.3 241.7 288 224 288C206.3 288 192 302.3 192 320C192 337.7 206.3 352 224 352C241.7 352 256 337.7 256 320zM220.6 512L419.4 512C435.2 512 448 499.2 448 483.4C448 476.1 445.2 469 440.1 463.7L343.3 361.9C337.3 355.6 328.9 352 320.1 352L319.8 352C311 352 302.7 355.6 296.6 361.9L199.9 463.7C194.8 469 192 476.1 192 483.4C192 499.2 204.8 512 220.6 512z"/></svg>',"file-pdf":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free 7.1.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M128 64C92.7 64 64 92.7 64 128L64 512C64 547.3 92.7 576 128 576L208 576L208 464C208 428.7 236.7 400 272 400L448 400L448 234.5C448 217.5 441.3 201.2 429.3 189.2L322.7 82.7C310.7 70.7 294.5 64 277.5 64L128 64zM389.5 240L296 240C282.7 240 272 229.3 272 216L272 122.5L389.5 240zM272 444C261 444 252 453 252 464L252 592C252 603 261 612 272 612C283 612 292 603 292 592L292 564L304 564C337.1 564 364 537.1 364 504C364 470.9 337.1 444 304 444L272 444zM304 524L292 524L292 484L304 484C315 484 324 493 324 504C324 515 315 524 304 524zM400 444C389 444 380 453 380 464L380 592C380 603 389 612 400 612L432 612C460.7 612 484 588.7 484 560L484 496C484 467.3 460.7 444 432 444L400 444zM420 572L420 484L432 484C438.6 484 444 489.4 444 496L444 560C444 566.6 438.6 572 432 572L420 572zM508 464L508 592C508 603 517 612 528 612C539 612 548 603 548 592L548 548L576 548C587 548 596 539 596 528C596 517 587 508 576 508L548 508L548 484L576 484C587 484 596 475 596 464C596 453 587 444 576 444L528 444C517 444 508 453 508 464z"/></svg>',"file-powerpoint":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free 7.1.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M128 128C128 92.7 156.7 64 192 64L341.5 64C358.5 64 374.8 70.7 386.8 82.7L493.3 189.3C505.3 201.3 512 217.6 512 234.6L512 512C512 547.3 483.3 576 448 576L192 576C156.7 576 128 547.3 128 512L128 128zM336 122.5L336 216C336 229.3 346.7 240 360 240L453.5 240L336 122.5zM280 320C266.7 320 256 330.7 256 344L256 488C256 501.3 266.7 512 280 512C293.3 512 304 501.3 304 488L304 464L328 464C367.8 464 400 431.8 400 392C400 352.2 367.8 320 328 320L280 320zM328 416L304 416L304 368L328 368C341.3 368 352 378.7 352 392C352 405.3 341.3 416 328 416z"/></svg>',"file-video":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free 7.1.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M128 128C128 92.7 156.7 64 192 64L341.5 64C358.5 64 374.8 70.7 386.8 82.7L493.3 189.3C505.3 201.3 512 217.6 512 234.6L512 512C512 547.3 483.3 576 448 576L192 576C156.7 576 128 547.3 128 512L128 128zM336 122.5L336 216C336 229.3 346.7 240 360 240L453.5 240L336 122.5zM208 368L208 464C208 481.7 222.3 496 240 496L336 496C353.7 496 368 481.7 368 464L368 440L403 475C406.2 478.2 410.5 480 415 480C424.4 480 432 472.4 432 463L432 368.9C432 359.5 424.4 351.9 415 351.9C410.5 351.9 406.2 353.7 403 356.9L368 391.9L368 367.9C368 350.2 353.7 335.9 336 335.9L240 335.9C222.3 335.9 208 350.2 208 367.9z"/></svg>',"file-word":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free 7.1.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M128 128C128 92.7 156.7 64 192 64L341.5 64C358.5 64 374.8 70.7 386.8 82.7L493.3 189.3C505.3 201.3 512 217.6 512 234.6L512 512C512 547.3 483.3 576 448 576L192 576C156.7 576 128 547.3 128 512L128 128zM336 122.5L336 216C336 229.3 346.7 240 360 240L453.5 240L336 122.5zM263.4 338.8C260.5 325.9 247.7 317.7 234.8 320.6C221.9 323.5 213.7 336.3 216.6 349.2L248.6 493.2C250.9 503.7 260 511.4 270.8 512C281.6 512.6 291.4 505.9 294.8 495.6L320 419.9L345.2 495.6C348.6 505.8 358.4 512.5 369.2 512C380 511.5 389.1 503.8 391.4 493.2L423.4 349.2C426.3 336.3 418.1 323.4 405.2 320.6C392.3 317.8 379.4 325.9 376.6 338.8L363.4 398.2L342.8 336.4C339.5 326.6 330.4 320 320 320C309.6 320 300.5 326.6 297.2 336.4L276.6 398.2L263.4 338.8z"/></svg>',"file-zipper":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free 7.1.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M128 128C128 92.7 156.7 64 192 64L341.5 64C358.5 64 374.8 70.7 386.8 82.7L493.3 189.3C505.3 201.3 512 217.6 512 234.6L512 512C512 547.3 483.3 576 448 576L192 576C156.7 576 128 547.3 128 512L128 128zM336 122.5L336 216C336 229.3 346.7 240 360 240L453.5 240L336 122.5zM192 136C192 149.3 202.7 160 216 160L264 160C277.3 160 288 149.3 288 136C288 122.7 277.3 112 264 112L216 112C202.7 112 192 122.7 192 136zM192 232C192 245.3 202.7 256 216 256L264 256C277.3 256 288 245.3 288 232C288 218.7 277.3 208 264 208L216 208C202.7 208 192 218.7 192 232zM256 304L224 304C206.3 304 192 318.3 192 336L192 384C192 410.5 213.5 432 240 432C266.5 432 288 410.5 288 384L288 336C288 318.3 273.7 304 256 304zM240 368C248.8 368 256 375.2 256 384C256 392.8 248.8 400 240 400C231.2 400 224 392.8 224 384C224 375.2 231.2 368 240 368z"/></svg>',"forward-step":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 384 512"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M21 36.8c12.9-7 28.7-6.3 41 1.8L320 208.1 320 64c0-17.7 14.3-32 32-32s32 14.3 32 32l0 384c0 17.7-14.3 32-32 32s-32-14.3-32-32l0-144.1-258 169.6c-12.3 8.1-28 8.8-41 1.8S0 454.7 0 440L0 72C0 57.3 8.1 43.8 21 36.8z"/></svg>',gauge:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M0 256a256 256 0 1 1 512 0 256 256 0 1 1 -512 0zm320 96c0-26.9-16.5-49.9-40-59.3L280 120c0-13.3-10.7-24-24-24s-24 10.7-24 24l0 172.7c-23.5 9.5-40 32.5-40 59.3 0 35.3 28.7 64 64 64s64-28.7 64-64zM144 176a32 32 0 1 0 0-64 32 32 0 1 0 0 64zm-16 80a32 32 0 1 0 -64 0 32 32 0 1 0 64 0zm288 32a32 32 0 1 0 0-64 32 32 0 1 0 0 64zM400 144a32 32 0 1 0 -64 0 32 32 0 1 0 64 0z"/></svg>',gear:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M259.1 73.5C262.1 58.7 275.2 48 290.4 48L350.2 48C365.4 48 378.5 58.7 381.5 73.5L396 143.5C410.1 149.5 423.3 157.2 435.3 166.3L503.1 143.8C517.5 139 533.3 145 540.9 158.2L570.8 210C578.4 223.2 575.7 239.8 564.3 249.9L511 297.3C511.9 304.7 512.3 312.3 512.3 320C512.3 327.7 511.8 335.3 511 342.7L564.4 390.2C575.8 400.3 578.4 417 570.9 430.1L541 481.9C533.4 495 517.6 501.1 503.2 496.3L435.4 473.8C423.3 482.9 410.1 490.5 396.1 496.6L381.7 566.5C378.6 581.4 365.5 592 350.4 592L290.6 592C275.4 592 262.3 581.3 259.3 566.5L244.9 496.6C230.8 490.6 217.7 482.9 205.6 473.8L137.5 496.3C123.1 501.1 107.3 495.1 99.7 481.9L69.8 430.1C62.2 416.9 64.9 400.3 76.3 390.2L129.7 342.7C128.8 335.3 128.4 327.7 128.4 320C128.4 312.3 128.9 304.7 129.7 297.3L76.3 249.8C64.9 239.7 62.3 223 69.8 209.9L99.7 158.1C107.3 144.9 123.1 138.9 137.5 143.7L205.3 166.2C217.4 157.1 230.6 149.5 244.6 143.4L259.1 73.5zM320.3 400C364.5 399.8 400.2 363.9 400 319.7C399.8 275.5 363.9 239.8 319.7 240C275.5 240.2 239.8 276.1 240 320.3C240.2 364.5 276.1 400.2 320.3 400z"/></svg>',"grip-vertical":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M128 40c0-22.1-17.9-40-40-40L40 0C17.9 0 0 17.9 0 40L0 88c0 22.1 17.9 40 40 40l48 0c22.1 0 40-17.9 40-40l0-48zm0 192c0-22.1-17.9-40-40-40l-48 0c-22.1 0-40 17.9-40 40l0 48c0 22.1 17.9 40 40 40l48 0c22.1 0 40-17.9 40-40l0-48zM0 424l0 48c0 22.1 17.9 40 40 40l48 0c22.1 0 40-17.9 40-40l0-48c0-22.1-17.9-40-40-40l-48 0c-22.1 0-40 17.9-40 40zM320 40c0-22.1-17.9-40-40-40L232 0c-22.1 0-40 17.9-40 40l0 48c0 22.1 17.9 40 40 40l48 0c22.1 0 40-17.9 40-40l0-48zM192 232l0 48c0 22.1 17.9 40 40 40l48 0c22.1 0 40-17.9 40-40l0-48c0-22.1-17.9-40-40-40l-48 0c-22.1 0-40 17.9-40 40zM320 424c0-22.1-17.9-40-40-40l-48 0c-22.1 0-40 17.9-40 40l0 48c0 22.1 17.9 40 40 40l48 0c22.1 0 40-17.9 40-40l0-48z"/></svg>',indeterminate:'<svg part="indeterminate-icon" class="icon" viewBox="0 0 16 16"><g stroke="none" stroke-width="1" fill="none" fill-rule="evenodd" stroke-linecap="round"><g stroke="currentColor" stroke-width="2"><g transform="translate(2.285714 6.857143)"><path d="M10.2857143,1.14285714 L1.14285714,1.14285714"/></g></g></g></svg>',"magnifying-glass":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M416 208c0 45.9-14.9 88.3-40 122.7L502.6 457.4c12.5 12.5 12.5 32.8 0 45.3s-32.8 12.5-45.3 0L330.7 376C296.3 401.1 253.9 416 208 416 93.1 416 0 322.9 0 208S93.1 0 208 0 416 93.1 416 208zM208 352a144 144 0 1 0 0-288 144 144 0 1 0 0 288z"/></svg>',minus:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 448 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M0 256c0-17.7 14.3-32 32-32l384 0c17.7 0 32 14.3 32 32s-14.3 32-32 32L32 288c-17.7 0-32-14.3-32-32z"/></svg>',pause:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 384 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M48 32C21.5 32 0 53.5 0 80L0 432c0 26.5 21.5 48 48 48l64 0c26.5 0 48-21.5 48-48l0-352c0-26.5-21.5-48-48-48L48 32zm224 0c-26.5 0-48 21.5-48 48l0 352c0 26.5 21.5 48 48 48l64 0c26.5 0 48-21.5 48-48l0-352c0-26.5-21.5-48-48-48l-64 0z"/></svg>',"picture-in-picture":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M448 32c35.3 0 64 28.7 64 64l0 112-64 0 0-112-384 0 0 320 144 0 0 64-144 0-6.5-.3c-30.1-3.1-54.1-27-57.1-57.1L0 416 0 96C0 62.9 25.2 35.6 57.5 32.3L64 32 448 32zm16 224c26.5 0 48 21.5 48 48l0 128c0 26.5-21.5 48-48 48l-160 0c-26.5 0-48-21.5-48-48l0-128c0-26.5 21.5-48 48-48l160 0z"/></svg>',play:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 448 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M91.2 36.9c-12.4-6.8-27.4-6.5-39.6 .7S32 57.9 32 72l0 368c0 14.1 7.5 27.2 19.6 34.4s27.2 7.5 39.6 .7l336-184c12.8-7 20.8-20.5 20.8-35.1s-8-28.1-20.8-35.1l-336-184z"/></svg>',"play-circle":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M0 256a256 256 0 1 1 512 0 256 256 0 1 1 -512 0zM188.3 147.1c-7.6 4.2-12.3 12.3-12.3 20.9l0 176c0 8.7 4.7 16.7 12.3 20.9s16.8 4.1 24.3-.5l144-88c7.1-4.4 11.5-12.1 11.5-20.5s-4.4-16.1-11.5-20.5l-144-88c-7.4-4.5-16.7-4.7-24.3-.5z"/></svg>',plus:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free 7.1.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M352 128C352 110.3 337.7 96 320 96C302.3 96 288 110.3 288 128L288 288L128 288C110.3 288 96 302.3 96 320C96 337.7 110.3 352 128 352L288 352L288 512C288 529.7 302.3 544 320 544C337.7 544 352 529.7 352 512L352 352L512 352C529.7 352 544 337.7 544 320C544 302.3 529.7 288 512 288L352 288L352 128z"/></svg>',star:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 576 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M309.5-18.9c-4.1-8-12.4-13.1-21.4-13.1s-17.3 5.1-21.4 13.1L193.1 125.3 33.2 150.7c-8.9 1.4-16.3 7.7-19.1 16.3s-.5 18 5.8 24.4l114.4 114.5-25.2 159.9c-1.4 8.9 2.3 17.9 9.6 23.2s16.9 6.1 25 2L288.1 417.6 432.4 491c8 4.1 17.7 3.3 25-2s11-14.2 9.6-23.2L441.7 305.9 556.1 191.4c6.4-6.4 8.6-15.8 5.8-24.4s-10.1-14.9-19.1-16.3L383 125.3 309.5-18.9z"/></svg>',"table-columns":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 448 512"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M0 96C0 60.7 28.7 32 64 32l320 0c35.3 0 64 28.7 64 64l0 320c0 35.3-28.7 64-64 64L64 480c-35.3 0-64-28.7-64-64L0 96zm64 64l0 256 128 0 0-256-128 0zm320 0l-128 0 0 256 128 0 0-256z"/></svg>',thumbtack:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 384 512"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M32 32C32 14.3 46.3 0 64 0L320 0c17.7 0 32 14.3 32 32s-14.3 32-32 32l-29.5 0 10.3 134.1c37.1 21.2 65.8 56.4 78.2 99.7l3.8 13.4c2.8 9.7 .8 20-5.2 28.1S362 352 352 352L32 352c-10 0-19.5-4.7-25.5-12.7s-8-18.4-5.2-28.1L5 297.8c12.4-43.3 41-78.5 78.2-99.7L93.5 64 64 64C46.3 64 32 49.7 32 32zM160 400l64 0 0 112c0 17.7-14.3 32-32 32s-32-14.3-32-32l0-112z"/></svg>',"up-down":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M406.6 502.6l96-96c9.2-9.2 11.9-22.9 6.9-34.9S492.9 352 480 352l-64 0 0-320c0-17.7-14.3-32-32-32s-32 14.3-32 32l0 320-64 0c-12.9 0-24.6 7.8-29.6 19.8s-2.2 25.7 6.9 34.9l96 96c12.5 12.5 32.8 12.5 45.3 0zM150.6 9.4c-12.5-12.5-32.8-12.5-45.3 0l-96 96c-9.2 9.2-11.9 22.9-6.9 34.9S19.1 160 32 160l64 0 0 320c0 17.7 14.3 32 32 32s32-14.3 32-32l0-320 64 0c12.9 0 24.6-7.8 29.6-19.8s2.2-25.7-6.9-34.9l-96-96z"/></svg>',upload:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free 7.1.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M352 173.3L352 384C352 401.7 337.7 416 320 416C302.3 416 288 401.7 288 384L288 173.3L246.6 214.7C234.1 227.2 213.8 227.2 201.3 214.7C188.8 202.2 188.8 181.9 201.3 169.4L297.3 73.4C309.8 60.9 330.1 60.9 342.6 73.4L438.6 169.4C451.1 181.9 451.1 202.2 438.6 214.7C426.1 227.2 405.8 227.2 393.3 214.7L352 173.3zM320 464C364.2 464 400 428.2 400 384L480 384C515.3 384 544 412.7 544 448L544 480C544 515.3 515.3 544 480 544L160 544C124.7 544 96 515.3 96 480L96 448C96 412.7 124.7 384 160 384L240 384C240 428.2 275.8 464 320 464zM464 488C477.3 488 488 477.3 488 464C488 450.7 477.3 440 464 440C450.7 440 440 450.7 440 464C440 477.3 450.7 488 464 488z"/></svg>',user:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 448 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M224 248a120 120 0 1 0 0-240 120 120 0 1 0 0 240zm-29.7 56C95.8 304 16 383.8 16 482.3 16 498.7 29.3 512 45.7 512l356.6 0c16.4 0 29.7-13.3 29.7-29.7 0-98.5-79.8-178.3-178.3-178.3l-59.4 0z"/></svg>',volume:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M48 352l48 0 134.1 119.2c6.4 5.7 14.6 8.8 23.1 8.8 19.2 0 34.8-15.6 34.8-34.8l0-378.4c0-19.2-15.6-34.8-34.8-34.8-8.5 0-16.7 3.1-23.1 8.8L96 160 48 160c-26.5 0-48 21.5-48 48l0 96c0 26.5 21.5 48 48 48zM441.1 107c-10.3-8.4-25.4-6.8-33.8 3.5s-6.8 25.4 3.5 33.8C443.3 170.7 464 210.9 464 256s-20.7 85.3-53.2 111.8c-10.3 8.4-11.8 23.5-3.5 33.8s23.5 11.8 33.8 3.5c43.2-35.2 70.9-88.9 70.9-149s-27.7-113.8-70.9-149zm-60.5 74.5c-10.3-8.4-25.4-6.8-33.8 3.5s-6.8 25.4 3.5 33.8C361.1 227.6 368 241 368 256s-6.9 28.4-17.7 37.3c-10.3 8.4-11.8 23.5-3.5 33.8s23.5 11.8 33.8 3.5C402.1 312.9 416 286.1 416 256s-13.9-56.9-35.5-74.5z"/></svg>',"volume-low":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 448 512"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M48 352l48 0 134.1 119.2c6.4 5.7 14.6 8.8 23.1 8.8 19.2 0 34.8-15.6 34.8-34.8l0-378.4c0-19.2-15.6-34.8-34.8-34.8-8.5 0-16.7 3.1-23.1 8.8L96 160 48 160c-26.5 0-48 21.5-48 48l0 96c0 26.5 21.5 48 48 48zM380.6 181.5c-10.3-8.4-25.4-6.8-33.8 3.5s-6.8 25.4 3.5 33.8C361.1 227.6 368 241 368 256s-6.9 28.4-17.7 37.3c-10.3 8.4-11.8 23.5-3.5 33.8s23.5 11.8 33.8 3.5C402.1 312.9 416 286.1 416 256s-13.9-56.9-35.5-74.5z"/></svg>',"volume-xmark":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 576 512"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M48 352l48 0 134.1 119.2c6.4 5.7 14.6 8.8 23.1 8.8 19.2 0 34.8-15.6 34.8-34.8l0-378.4c0-19.2-15.6-34.8-34.8-34.8-8.5 0-16.7 3.1-23.1 8.8L96 160 48 160c-26.5 0-48 21.5-48 48l0 96c0 26.5 21.5 48 48 48zM367 175c-9.4 9.4-9.4 24.6 0 33.9l47 47-47 47c-9.4 9.4-9.4 24.6 0 33.9s24.6 9.4 33.9 0l47-47 47 47c9.4 9.4 24.6 9.4 33.9 0s9.4-24.6 0-33.9l-47-47 47-47c9.4-9.4 9.4-24.6 0-33.9s-24.6-9.4-33.9 0l-47 47-47-47c-9.4-9.4-24.6-9.4-33.9 0z"/></svg>',xmark:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 384 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M55.1 73.4c-12.5-12.5-32.8-12.5-45.3 0s-12.5 32.8 0 45.3L147.2 256 9.9 393.4c-12.5 12.5-12.5 32.8 0 45.3s32.8 12.5 45.3 0L192.5 301.3 329.9 438.6c12.5 12.5 32.8 12.5 45.3 0s12.5-32.8 0-45.3L237.8 256 375.1 118.6c12.5-12.5 12.5-32.8 0-45.3s-32.8-12.5-45.3 0L192.5 210.7 55.1 73.4z"/></svg>'},regular:{calendar:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M216 64C229.3 64 240 74.7 240 88L240 128L400 128L400 88C400 74.7 410.7 64 424 64C437.3 64 448 74.7 448 88L448 128L480 128C515.3 128 544 156.7 544 192L544 480C544 515.3 515.3 544 480 544L160 544C124.7 544 96 515.3 96 480L96 192C96 156.7 124.7 128 160 128L192 128L192 88C192 74.7 202.7 64 216 64zM216 176L160 176C151.2 176 144 183.2 144 192L144 240L496 240L496 192C496 183.2 488.8 176 480 176L216 176zM144 288L144 480C144 488.8 151.2 496 160 496L480 496C488.8 496 496 488.8 496 480L496 288L144 288z"/></svg>',"circle-question":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M464 256a208 208 0 1 0 -416 0 208 208 0 1 0 416 0zM0 256a256 256 0 1 1 512 0 256 256 0 1 1 -512 0zm256-80c-17.7 0-32 14.3-32 32 0 13.3-10.7 24-24 24s-24-10.7-24-24c0-44.2 35.8-80 80-80s80 35.8 80 80c0 47.2-36 67.2-56 74.5l0 3.8c0 13.3-10.7 24-24 24s-24-10.7-24-24l0-8.1c0-20.5 14.8-35.2 30.1-40.2 6.4-2.1 13.2-5.5 18.2-10.3 4.3-4.2 7.7-10 7.7-19.6 0-17.7-14.3-32-32-32zM224 368a32 32 0 1 1 64 0 32 32 0 1 1 -64 0z"/></svg>',"circle-xmark":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M256 48a208 208 0 1 1 0 416 208 208 0 1 1 0-416zm0 464a256 256 0 1 0 0-512 256 256 0 1 0 0 512zM167 167c-9.4 9.4-9.4 24.6 0 33.9l55 55-55 55c-9.4 9.4-9.4 24.6 0 33.9s24.6 9.4 33.9 0l55-55 55 55c9.4 9.4 24.6 9.4 33.9 0s9.4-24.6 0-33.9l-55-55 55-55c9.4-9.4 9.4-24.6 0-33.9s-24.6-9.4-33.9 0l-55 55-55-55c-9.4-9.4-24.6-9.4-33.9 0z"/></svg>',clock:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><!--!Font Awesome Free v7.2.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2026 Fonticons, Inc.--><path d="M528 320C528 434.9 434.9 528 320 528C205.1 528 112 434.9 112 320C112 205.1 205.1 112 320 112C434.9 112 528 205.1 528 320zM64 320C64 461.4 178.6 576 320 576C461.4 576 576 461.4 576 320C576 178.6 461.4 64 320 64C178.6 64 64 178.6 64 320zM296 184L296 320C296 328 300 335.5 306.7 340L402.7 404C413.7 411.4 428.6 408.4 436 397.3C443.4 386.2 440.4 371.4 429.3 364L344 307.2L344 184C344 170.7 333.3 160 320 160C306.7 160 296 170.7 296 184z"/></svg>',copy:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 448 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M384 336l-192 0c-8.8 0-16-7.2-16-16l0-256c0-8.8 7.2-16 16-16l133.5 0c4.2 0 8.3 1.7 11.3 4.7l58.5 58.5c3 3 4.7 7.1 4.7 11.3L400 320c0 8.8-7.2 16-16 16zM192 384l192 0c35.3 0 64-28.7 64-64l0-197.5c0-17-6.7-33.3-18.7-45.3L370.7 18.7C358.7 6.7 342.5 0 325.5 0L192 0c-35.3 0-64 28.7-64 64l0 256c0 35.3 28.7 64 64 64zM64 128c-35.3 0-64 28.7-64 64L0 448c0 35.3 28.7 64 64 64l192 0c35.3 0 64-28.7 64-64l0-16-48 0 0 16c0 8.8-7.2 16-16 16L64 464c-8.8 0-16-7.2-16-16l0-256c0-8.8 7.2-16 16-16l16 0 0-48-16 0z"/></svg>',eye:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 576 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M288 80C222.8 80 169.2 109.6 128.1 147.7 89.6 183.5 63 226 49.4 256 63 286 89.6 328.5 128.1 364.3 169.2 402.4 222.8 432 288 432s118.8-29.6 159.9-67.7C486.4 328.5 513 286 526.6 256 513 226 486.4 183.5 447.9 147.7 406.8 109.6 353.2 80 288 80zM95.4 112.6C142.5 68.8 207.2 32 288 32s145.5 36.8 192.6 80.6c46.8 43.5 78.1 95.4 93 131.1 3.3 7.9 3.3 16.7 0 24.6-14.9 35.7-46.2 87.7-93 131.1-47.1 43.7-111.8 80.6-192.6 80.6S142.5 443.2 95.4 399.4c-46.8-43.5-78.1-95.4-93-131.1-3.3-7.9-3.3-16.7 0-24.6 14.9-35.7 46.2-87.7 93-131.1zM288 336c44.2 0 80-35.8 80-80 0-29.6-16.1-55.5-40-69.3-1.4 59.7-49.6 107.9-109.3 109.3 13.8 23.9 39.7 40 69.3 40zm-79.6-88.4c2.5 .3 5 .4 7.6 .4 35.3 0 64-28.7 64-64 0-2.6-.2-5.1-.4-7.6-37.4 3.9-67.2 33.7-71.1 71.1zm45.6-115c10.8-3 22.2-4.5 33.9-4.5 8.8 0 17.5 .9 25.8 2.6 .3 .1 .5 .1 .8 .2 57.9 12.2 101.4 63.7 101.4 125.2 0 70.7-57.3 128-128 128-61.6 0-113-43.5-125.2-101.4-1.8-8.6-2.8-17.5-2.8-26.6 0-11 1.4-21.8 4-32 .2-.7 .3-1.3 .5-1.9 11.9-43.4 46.1-77.6 89.5-89.5z"/></svg>',"eye-slash":'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 576 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M41-24.9c-9.4-9.4-24.6-9.4-33.9 0S-2.3-.3 7 9.1l528 528c9.4 9.4 24.6 9.4 33.9 0s9.4-24.6 0-33.9l-96.4-96.4c2.7-2.4 5.4-4.8 8-7.2 46.8-43.5 78.1-95.4 93-131.1 3.3-7.9 3.3-16.7 0-24.6-14.9-35.7-46.2-87.7-93-131.1-47.1-43.7-111.8-80.6-192.6-80.6-56.8 0-105.6 18.2-146 44.2L41-24.9zM176.9 111.1c32.1-18.9 69.2-31.1 111.1-31.1 65.2 0 118.8 29.6 159.9 67.7 38.5 35.7 65.1 78.3 78.6 108.3-13.6 30-40.2 72.5-78.6 108.3-3.1 2.8-6.2 5.6-9.4 8.4L393.8 328c14-20.5 22.2-45.3 22.2-72 0-70.7-57.3-128-128-128-26.7 0-51.5 8.2-72 22.2l-39.1-39.1zm182 182l-108-108c11.1-5.8 23.7-9.1 37.1-9.1 44.2 0 80 35.8 80 80 0 13.4-3.3 26-9.1 37.1zM103.4 173.2l-34-34c-32.6 36.8-55 75.8-66.9 104.5-3.3 7.9-3.3 16.7 0 24.6 14.9 35.7 46.2 87.7 93 131.1 47.1 43.7 111.8 80.6 192.6 80.6 37.3 0 71.2-7.9 101.5-20.6L352.2 422c-20 6.4-41.4 10-64.2 10-65.2 0-118.8-29.6-159.9-67.7-38.5-35.7-65.1-78.3-78.6-108.3 10.4-23.1 28.6-53.6 54-82.8z"/></svg>',star:'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 576 512"><!--! Font Awesome Free 7.0.0 by @fontawesome - https://fontawesome.com License - https://fontawesome.com/license/free Copyright 2025 Fonticons, Inc. --><path d="M288.1-32c9 0 17.3 5.1 21.4 13.1L383 125.3 542.9 150.7c8.9 1.4 16.3 7.7 19.1 16.3s.5 18-5.8 24.4L441.7 305.9 467 465.8c1.4 8.9-2.3 17.9-9.6 23.2s-17 6.1-25 2L288.1 417.6 143.8 491c-8 4.1-17.7 3.3-25-2s-11-14.2-9.6-23.2L134.4 305.9 20 191.4c-6.4-6.4-8.6-15.8-5.8-24.4s10.1-14.9 19.1-16.3l159.9-25.4 73.6-144.2c4.1-8 12.4-13.1 21.4-13.1zm0 76.8L230.3 158c-3.5 6.8-10 11.6-17.6 12.8l-125.5 20 89.8 89.9c5.4 5.4 7.9 13.1 6.7 20.7l-19.8 125.5 113.3-57.6c6.8-3.5 14.9-3.5 21.8 0l113.3 57.6-19.8-125.5c-1.2-7.6 1.3-15.3 6.7-20.7l89.8-89.9-125.5-20c-7.6-1.2-14.1-6-17.6-12.8L288.1 44.8z"/></svg>'}},Ju={name:"system",resolver:(r,e="classic",t="solid")=>{let a=ri[t][r]??ri.regular[r]??ri.regular["circle-question"];return a?Qu(a):""},mutator:r=>{r.hasAttribute("fill")||r.setAttribute("fill","currentColor")}},jl=Ju;var Zu="classic",ep=[Hl,jl],Nl=new Set;function Wl(r){Nl.add(r)}function Vl(r){Nl.delete(r)}function Ho(r){return ep.find(e=>e.name===r)}function Gl(){return Zu}var{I:tp}=Cl,Kl=r=>r;var Yl=(r,e)=>e===void 0?r?._$litType$!==void 0:r?._$litType$===e;var Ql=r=>r.strings===void 0,Xl=()=>document.createComment(""),nr=(r,e,t)=>{let o=r._$AA.parentNode,a=e===void 0?r._$AB:e._$AA;if(t===void 0){let s=o.insertBefore(Xl(),a),i=o.insertBefore(Xl(),a);t=new tp(s,i,r,r.options)}else{let s=t._$AB.nextSibling,i=t._$AM,n=i!==r;if(n){let l;t._$AQ?.(r),t._$AM=r,t._$AP!==void 0&&(l=r._$AU)!==i._$AU&&t._$AP(l)}if(s!==a||n){let l=t._$AA;for(;l!==s;){let d=Kl(l).nextSibling;Kl(o).insertBefore(l,a),l=d}}}return t},ft=(r,e,t=r)=>(r._$AI(e,t),r),rp={},lr=(r,e=rp)=>r._$AH=e,Jl=r=>r._$AH,jo=r=>{r._$AR(),r._$AA.remove()};var jr=Symbol(),No=Symbol(),oi,ai=new Map,J=class extends Q{constructor(){super(...arguments),this.svg=null,this.autoWidth=!1,this.swapOpacity=!1,this.label="",this.library="default",this.rotate=0,this.resolveIcon=async(r,e)=>{let t;if(e?.spriteSheet){this.hasUpdated||await this.updateComplete,this.svg=c`<svg part="svg">
        <use part="use" href="${r}"></use>
      </svg>`,await this.updateComplete;let o=this.shadowRoot.querySelector("[part='svg']");return typeof e.mutator=="function"&&e.mutator(o,this),this.svg}try{if(t=await fetch(r,{mode:"cors"}),!t.ok)return t.status===410?jr:No}catch{return No}try{let o=document.createElement("div");o.innerHTML=await t.text();let a=o.firstElementChild;if(a?.tagName?.toLowerCase()!=="svg")return jr;oi||(oi=new DOMParser);let i=oi.parseFromString(a.outerHTML,"text/html").body.querySelector("svg");return i?(i.part.add("svg"),document.adoptNode(i)):jr}catch{return jr}}}connectedCallback(){super.connectedCallback(),Wl(this)}firstUpdated(r){super.firstUpdated(r),this.hasAttribute("rotate")&&this.style.setProperty("--rotate-angle",`${this.rotate}deg`),this.setIcon()}disconnectedCallback(){super.disconnectedCallback(),Vl(this)}async getIconSource(){let r=Ho(this.library),e=this.family||Gl();if(this.name&&r){let t=this.canvas==="auto"||this.autoWidth,o;try{o=await r.resolver(this.name,e,this.variant,t)}catch{o=void 0}return{url:o,fromLibrary:!0}}return{url:this.src,fromLibrary:!1}}handleLabelChange(){typeof this.label=="string"&&this.label.length>0?(this.setAttribute("role","img"),this.setAttribute("aria-label",this.label),this.removeAttribute("aria-hidden")):(this.removeAttribute("role"),this.removeAttribute("aria-label"),this.setAttribute("aria-hidden","true"))}async setIcon(){let{url:r,fromLibrary:e}=await this.getIconSource(),t=e?Ho(this.library):void 0;if(!r){this.svg=null;return}let o=ai.get(r);o||(o=this.resolveIcon(r,t),ai.set(r,o));let a=await o;a===No&&ai.delete(r);let s=await this.getIconSource();if(r===s.url){if(Yl(a)){this.svg=a;return}switch(a){case No:case jr:this.svg=null,this.dispatchEvent(new Dl);break;default:this.svg=a.cloneNode(!0),t?.mutator?.(this.svg,this),this.dispatchEvent(new zl)}}}willUpdate(r){return this.style||this.setStyleProperty("--rotate-angle",`${this.rotate}deg`),super.willUpdate(r)}updated(r){super.updated(r);let e=Ho(this.library);this.hasAttribute("rotate")&&this.style.setProperty("--rotate-angle",`${this.rotate}deg`);let t=this.shadowRoot?.querySelector("svg");t&&e?.mutator?.(t,this)}render(){return this.hasUpdated?this.svg:c`<svg part="svg" width="16" height="16" viewBox="0 0 16 16"></svg>`}};J.css=Fl;p([k()],J.prototype,"svg",2);p([f({reflect:!0})],J.prototype,"name",2);p([f({reflect:!0})],J.prototype,"family",2);p([f({reflect:!0})],J.prototype,"variant",2);p([f({reflect:!0})],J.prototype,"canvas",2);p([f({attribute:"auto-width",type:Boolean,reflect:!0})],J.prototype,"autoWidth",2);p([f({attribute:"swap-opacity",type:Boolean,reflect:!0})],J.prototype,"swapOpacity",2);p([f()],J.prototype,"src",2);p([f()],J.prototype,"label",2);p([f({reflect:!0})],J.prototype,"library",2);p([f({type:Number,reflect:!0})],J.prototype,"rotate",2);p([f({type:String,reflect:!0})],J.prototype,"flip",2);p([f({type:String,reflect:!0})],J.prototype,"animation",2);p([te("label")],J.prototype,"handleLabelChange",1);p([te(["family","name","library","variant","src","autoWidth","canvas","swapOpacity"],{waitUntilFirstUpdate:!0})],J.prototype,"setIcon",1);J=p([P("wa-icon")],J);var Zl=class{constructor(r,e){this.element=r,this.callback=e}start(...r){if(!!1){this.observer??(this.observer=new ResizeObserver(()=>this.check())),this.observer.observe(this.element);for(let e of r)this.observer.observe(e);this.initialCheckHandle??(this.initialCheckHandle=requestAnimationFrame(()=>{this.initialCheckHandle=void 0,this.check()}))}}stop(){this.initialCheckHandle!==void 0&&(cancelAnimationFrame(this.initialCheckHandle),this.initialCheckHandle=void 0),this.observer?.disconnect()}check(){this.callback(this.element.getClientRects().length>0)}};function ed(r,e){let t=e.getBoundingClientRect();return r.clientX>=t.left&&r.clientX<=t.right&&r.clientY>=t.top&&r.clientY<=t.bottom}var si=new Set;function op(){let r=document.documentElement.clientWidth;return Math.abs(window.innerWidth-r)}function ap(){let r=Number(getComputedStyle(document.body).paddingRight.replace(/px/,""));return isNaN(r)||!r?0:r}function Wo(r){if(si.add(r),!document.documentElement.classList.contains("wa-scroll-lock")){let e=op()+ap(),t=getComputedStyle(document.documentElement).scrollbarGutter;(!t||t==="auto")&&(t="stable"),e<2&&(t=""),document.documentElement.style.setProperty("--wa-scroll-lock-gutter",t),document.documentElement.classList.add("wa-scroll-lock"),document.documentElement.style.setProperty("--wa-scroll-lock-size",`${e}px`)}}function Vo(r){si.delete(r),si.size===0&&(document.documentElement.classList.remove("wa-scroll-lock"),document.documentElement.style.removeProperty("--wa-scroll-lock-size"))}function td(r){return r.split(" ").map(e=>e.trim()).filter(e=>e!=="")}var Go=class extends Event{constructor(){super("wa-show",{bubbles:!0,cancelable:!0,composed:!0})}};var Ko=class extends Event{constructor(r){super("wa-hide",{bubbles:!0,cancelable:!0,composed:!0}),this.detail=r}};var Xo=class extends Event{constructor(){super("wa-after-hide",{bubbles:!0,cancelable:!1,composed:!0})}};var Yo=class extends Event{constructor(){super("wa-after-show",{bubbles:!0,cancelable:!1,composed:!0})}};var rd=I`
  :host {
    --width: 31rem;
    --spacing: var(--wa-space-l);
    --backdrop-filter: none;
    --show-duration: var(--wa-transition-normal);
    --hide-duration: var(--wa-transition-normal);

    display: none;
  }

  :host([open]) {
    display: block;
  }

  .dialog {
    display: flex;
    flex-direction: column;
    top: 0;
    right: 0;
    bottom: 0;
    left: 0;
    width: var(--width);
    max-width: calc(100% - var(--wa-space-2xl));
    max-height: calc(100% - var(--wa-space-2xl));
    color: inherit;
    background-color: var(--wa-color-surface-raised);
    border-radius: var(--wa-panel-border-radius);
    border: none;
    box-shadow: var(--wa-shadow-l);
    padding: 0;
    margin: auto;

    &.show {
      animation: show-dialog var(--show-duration) ease;

      &::backdrop {
        animation: show-backdrop var(--show-duration, 200ms) ease;
      }
    }

    &.hide {
      animation: show-dialog var(--hide-duration) ease reverse;

      &::backdrop {
        animation: show-backdrop var(--hide-duration, 200ms) ease reverse;
      }
    }

    &.pulse {
      animation: pulse 250ms ease;
    }
  }

  .dialog:focus {
    outline: none;
  }

  /* Ensure there's enough vertical padding for phones that don't update vh when chrome appears (e.g. iPhone) */
  @media screen and (max-width: 420px) {
    .dialog {
      max-height: 80vh;
    }
  }

  .open {
    display: flex;
    opacity: 1;
  }

  .header {
    flex: 0 0 auto;
    display: flex;
    flex-wrap: nowrap;

    padding-inline-start: var(--spacing);
    padding-block-end: 0;

    /* Subtract the close button's padding so that the X is visually aligned with the edges of the dialog content */
    padding-inline-end: calc(var(--spacing) - var(--wa-form-control-padding-block));
    padding-block-start: calc(var(--spacing) - var(--wa-form-control-padding-block));
  }

  .title {
    align-self: center;
    flex: 1 1 auto;
    font-family: inherit;
    font-size: var(--wa-font-size-l);
    font-weight: var(--wa-font-weight-heading);
    line-height: var(--wa-line-height-condensed);
    margin: 0;
  }

  .header-actions {
    align-self: start;
    display: flex;
    flex-shrink: 0;
    flex-wrap: wrap;
    justify-content: end;
    gap: var(--wa-space-2xs);
    padding-inline-start: var(--spacing);
  }

  .header-actions wa-button,
  .header-actions ::slotted(wa-button) {
    flex: 0 0 auto;
    display: flex;
    align-items: center;
  }

  .body {
    flex: 1 1 auto;
    display: block;
    padding: var(--spacing);
    overflow: auto;
    -webkit-overflow-scrolling: touch;

    &:focus {
      outline: none;
    }

    &:focus-visible {
      outline: var(--wa-focus-ring);
      outline-offset: var(--wa-focus-ring-offset);
    }
  }

  .footer {
    flex: 0 0 auto;
    display: flex;
    flex-wrap: wrap;
    gap: var(--wa-space-xs);
    justify-content: end;
    padding: var(--spacing);
    padding-block-start: 0;
  }

  .footer ::slotted(wa-button:not(:first-of-type)) {
    margin-inline-start: var(--wa-spacing-xs);
  }

  .dialog::backdrop {
    /*
      NOTE: the ::backdrop element doesn't inherit properly in Safari yet, but it will in 17.4! At that time, we can
      remove the fallback values here.
    */
    background-color: var(--wa-color-overlay-modal, rgb(0 0 0 / 0.25));
    backdrop-filter: var(--backdrop-filter);
  }

  @keyframes pulse {
    0% {
      scale: 1;
    }
    50% {
      scale: 1.02;
    }
    100% {
      scale: 1;
    }
  }

  @keyframes show-dialog {
    from {
      opacity: 0;
      scale: 0.8;
    }
    to {
      opacity: 1;
      scale: 1;
    }
  }

  @keyframes show-backdrop {
    from {
      opacity: 0;
    }
    to {
      opacity: 1;
    }
  }

  @media (forced-colors: active) {
    .dialog {
      border: solid 1px white;
    }
  }
`;var qt=[];function Qo(r){dr(r),qt.push(r)}function dr(r){for(let e=qt.length-1;e>=0;e--)if(qt[e]===r){qt.splice(e,1);break}}function Nr(r){return qt.length>0&&qt[qt.length-1]===r}function Ae(r,e){return new Promise(t=>{let o=new AbortController,{signal:a}=o;if(r.classList.contains(e))return;r.classList.add(e);let s=!1,i=()=>{s||(s=!0,r.classList.remove(e),t(),o.abort())};r.addEventListener("animationend",i,{once:!0,signal:a}),r.addEventListener("animationcancel",i,{once:!0,signal:a}),requestAnimationFrame(()=>{!s&&r.getAnimations().length===0&&i()})})}var be=class extends Q{constructor(){super(...arguments),this.localize=new ce(this),this.hasSlotController=new dt(this,"footer","header-actions","label"),this.renderedWatcher=new Zl(this,r=>this.handleRenderedChange(r)),this.open=!1,this.label="",this.withoutHeader=!1,this.lightDismiss=!1,this.withFooter=!1,this.withLabel=!1,this.handleDocumentKeyDown=r=>{r.key==="Escape"&&this.open&&Nr(this)&&(r.preventDefault(),r.stopPropagation(),this.requestClose(this.dialog))}}firstUpdated(r){super.firstUpdated(r),this.open&&(this.addOpenListeners(),this.dialog.showModal(),Wo(this),this.renderedWatcher.start(this.dialog))}disconnectedCallback(){super.disconnectedCallback(),this.renderedWatcher.stop(),Vo(this),this.removeOpenListeners()}async requestClose(r){let e=new Ko({source:r});if(this.dispatchEvent(e),e.defaultPrevented){this.open=!0,Ae(this.dialog,"pulse");return}this.removeOpenListeners(),await Ae(this.dialog,"hide"),this.open=!1,this.dialog.close(),Vo(this),this.renderedWatcher.stop();let t=this.originalTrigger;typeof t?.focus=="function"&&setTimeout(()=>t.focus()),this.dispatchEvent(new Xo)}addOpenListeners(){document.addEventListener("keydown",this.handleDocumentKeyDown),Qo(this)}removeOpenListeners(){document.removeEventListener("keydown",this.handleDocumentKeyDown),dr(this)}handleDialogCancel(r){r.preventDefault(),!this.dialog.classList.contains("hide")&&r.target===this.dialog&&Nr(this)&&this.requestClose(this.dialog)}handleDialogClick(r){let t=r.target.closest('[data-dialog="close"]');t&&(r.stopPropagation(),this.requestClose(t))}async handleDialogPointerDown(r){r.target===this.dialog&&!ed(r,this.dialog)&&(this.lightDismiss?this.requestClose(this.dialog):await Ae(this.dialog,"pulse"))}handleRenderedChange(r){if(!this.open){this.renderedWatcher.stop();return}!r&&this.dialog.open?(this.removeOpenListeners(),this.dialog.close(),Vo(this)):r&&!this.dialog.open&&(this.addOpenListeners(),this.dialog.showModal(),Wo(this))}handleOpenChange(){this.open&&!this.dialog.open?this.show():!this.open&&this.dialog.open?(this.open=!0,this.requestClose(this.dialog)):this.open||this.renderedWatcher.stop()}async show(){let r=new Go;if(this.dispatchEvent(r),r.defaultPrevented){this.open=!1;return}this.addOpenListeners(),this.originalTrigger=document.activeElement,this.open=!0,this.dialog.showModal(),Wo(this),this.renderedWatcher.start(this.dialog),requestAnimationFrame(()=>{let e=this.querySelector("[autofocus]");e&&typeof e.focus=="function"?e.focus():this.dialog.focus()}),await Ae(this.dialog,"show"),this.dispatchEvent(new Yo)}render(){let r=!this.withoutHeader,e=this.hasSlotController.test("footer","withFooter"),t=this.label.length>0||this.hasSlotController.test("label","withLabel");return c`
      <dialog
        part="dialog"
        aria-labelledby=${O(r&&t?"title":void 0)}
        aria-label=${O(!r&&this.label?this.label:void 0)}
        class=${ze({dialog:!0,open:this.open})}
        @cancel=${this.handleDialogCancel}
        @click=${this.handleDialogClick}
        @pointerdown=${this.handleDialogPointerDown}
      >
        ${r?c`
              <div part="header" class="header">
                <h2 part="title" class="title" id="title">
                  <!-- If there's no label, use an invisible character to prevent the header from collapsing -->
                  <slot name="label"> ${this.label.length>0?this.label:"\u200B"} </slot>
                </h2>
                <div part="header-actions" class="header-actions">
                  <slot name="header-actions"></slot>
                  <wa-button
                    part="close-button"
                    exportparts="base:close-button__base"
                    class="close"
                    appearance="plain"
                    @click="${o=>this.requestClose(o.target)}"
                  >
                    <wa-icon
                      name="xmark"
                      label=${this.localize.term("close")}
                      library="system"
                      variant="solid"
                    ></wa-icon>
                  </wa-button>
                </div>
              </div>
            `:""}

        <div part="body" class="body"><slot></slot></div>

        <!-- Use a hidden element so we still get "slotchange" events. -->
        <div part="footer" class="footer" ?hidden=${!e}>
          <slot name="footer"></slot>
        </div>
      </dialog>
    `}};be.css=rd;p([ee(".dialog")],be.prototype,"dialog",2);p([f({type:Boolean,reflect:!0})],be.prototype,"open",2);p([f({reflect:!0})],be.prototype,"label",2);p([f({attribute:"without-header",type:Boolean,reflect:!0})],be.prototype,"withoutHeader",2);p([f({attribute:"light-dismiss",type:Boolean})],be.prototype,"lightDismiss",2);p([f({attribute:"with-footer",type:Boolean})],be.prototype,"withFooter",2);p([f({attribute:"with-label",type:Boolean})],be.prototype,"withLabel",2);p([te("open",{waitUntilFirstUpdate:!0})],be.prototype,"handleOpenChange",1);be=p([P("wa-dialog")],be);document.addEventListener("click",r=>{let e=r.target.closest("[data-dialog]");if(e instanceof Element){let[t,o]=td(e.getAttribute("data-dialog")||"");if(t==="open"&&o?.length){let s=e.getRootNode().getElementById(o);s?.localName==="wa-dialog"?s.open=!0:console.warn(`A dialog with an ID of "${o}" could not be found in this document.`)}}}),document.addEventListener("pointerdown",()=>{});var od=class extends Event{constructor(r){super("wa-select",{bubbles:!0,cancelable:!0,composed:!0}),this.detail=r}};function*ii(r=document.activeElement){r!=null&&(yield r,"shadowRoot"in r&&r.shadowRoot&&r.shadowRoot.mode!=="closed"&&(yield*ii(r.shadowRoot.activeElement)))}var ad=I`
  :host {
    --show-duration: var(--wa-transition-fast);
    --hide-duration: var(--wa-transition-fast);
    display: contents;
  }

  #menu {
    display: flex;
    flex-direction: column;
    width: max-content;
    margin: 0;
    padding: 0.25em;
    border: var(--wa-border-style) var(--wa-border-width-s) var(--wa-color-surface-border);
    border-radius: var(--wa-border-radius-m);
    background-color: var(--wa-color-surface-raised);
    box-shadow: var(--wa-shadow-m);
    color: var(--wa-color-text-normal);
    text-align: start;
    user-select: none;
    overflow: auto;
    max-width: var(--auto-size-available-width) !important;
    max-height: var(--auto-size-available-height) !important;

    &.show {
      animation: show var(--show-duration) ease;
    }

    &.hide {
      animation: show var(--hide-duration) ease reverse;
    }

    ::slotted(h1),
    ::slotted(h2),
    ::slotted(h3),
    ::slotted(h4),
    ::slotted(h5),
    ::slotted(h6) {
      display: block !important;
      margin: 0.25em 0 !important;
      padding: 0.25em 0.75em !important;
      color: var(--wa-color-text-quiet);
      font-family: var(--wa-font-family-body) !important;
      font-weight: var(--wa-font-weight-semibold) !important;
      font-size: var(--wa-font-size-smaller) !important;
    }

    ::slotted(wa-divider) {
      --spacing: 0.25em; /* Component-specific, left as-is */
    }
  }

  wa-popup[data-current-placement^='top'] #menu {
    transform-origin: bottom;
  }

  wa-popup[data-current-placement^='bottom'] #menu {
    transform-origin: top;
  }

  wa-popup[data-current-placement^='left'] #menu {
    transform-origin: right;
  }

  wa-popup[data-current-placement^='right'] #menu {
    transform-origin: left;
  }

  wa-popup[data-current-placement='left-start'] #menu {
    transform-origin: right top;
  }

  wa-popup[data-current-placement='left-end'] #menu {
    transform-origin: right bottom;
  }

  wa-popup[data-current-placement='right-start'] #menu {
    transform-origin: left top;
  }

  wa-popup[data-current-placement='right-end'] #menu {
    transform-origin: left bottom;
  }

  @keyframes show {
    from {
      scale: 0.9;
      opacity: 0;
    }
    to {
      scale: 1;
      opacity: 1;
    }
  }
`;var sd="useandom-26T198340PX75pxJACKVERYMINDBUSHWOLF_GQZbfghjklqvwyzrict";var id=(r=21)=>{let e="",t=crypto.getRandomValues(new Uint8Array(r|=0));for(;r--;)e+=sd[t[r]&63];return e};function ni(r,e,t){let o=a=>Object.is(a,-0)?0:a;return r<e?o(e):r>t?o(t):o(r)}function nd(r=""){return`${r}${id()}`}var Fe=Math.min,Me=Math.max,Vr=Math.round,Gr=Math.floor,qe=r=>({x:r,y:r}),sp={left:"right",right:"left",bottom:"top",top:"bottom"};function li(r,e,t){return Me(r,Fe(e,t))}function It(r,e){return typeof r=="function"?r(e):r}function ct(r){return r.split("-")[0]}function Ut(r){return r.split("-")[1]}function di(r){return r==="x"?"y":"x"}function Zo(r){return r==="y"?"height":"width"}function Ie(r){let e=r[0];return e==="t"||e==="b"?"y":"x"}function ea(r){return di(Ie(r))}function fd(r,e,t){t===void 0&&(t=!1);let o=Ut(r),a=ea(r),s=Zo(a),i=a==="x"?o===(t?"end":"start")?"right":"left":o==="start"?"bottom":"top";return e.reference[s]>e.floating[s]&&(i=Wr(i)),[i,Wr(i)]}function cd(r){let e=Wr(r);return[Jo(r),e,Jo(e)]}function Jo(r){return r.includes("start")?r.replace("start","end"):r.replace("end","start")}var ld=["left","right"],dd=["right","left"],ip=["top","bottom"],np=["bottom","top"];function lp(r,e,t){switch(r){case"top":case"bottom":return t?e?dd:ld:e?ld:dd;case"left":case"right":return e?ip:np;default:return[]}}function ud(r,e,t,o){let a=Ut(r),s=lp(ct(r),t==="start",o);return a&&(s=s.map(i=>i+"-"+a),e&&(s=s.concat(s.map(Jo)))),s}function Wr(r){let e=ct(r);return sp[e]+r.slice(e.length)}function dp(r){var e,t,o,a;return{top:(e=r.top)!=null?e:0,right:(t=r.right)!=null?t:0,bottom:(o=r.bottom)!=null?o:0,left:(a=r.left)!=null?a:0}}function fi(r){return typeof r!="number"?dp(r):{top:r,right:r,bottom:r,left:r}}function Ht(r){let{x:e,y:t,width:o,height:a}=r;return{width:o,height:a,top:t,left:e,right:e+o,bottom:t+a,x:e,y:t}}function pd(r,e,t){let{reference:o,floating:a}=r,s=Ie(e),i=ea(e),n=Zo(i),l=ct(e),d=s==="y",u=o.x+o.width/2-a.width/2,m=o.y+o.height/2-a.height/2,v=o[n]/2-a[n]/2,w;switch(l){case"top":w={x:u,y:o.y-a.height};break;case"bottom":w={x:u,y:o.y+o.height};break;case"right":w={x:o.x+o.width,y:m};break;case"left":w={x:o.x-a.width,y:m};break;default:w={x:o.x,y:o.y}}let b=Ut(e);return b&&(w[i]+=v*(b==="end"?1:-1)*(t&&d?-1:1)),w}async function md(r,e){var t;e===void 0&&(e={});let{x:o,y:a,platform:s,rects:i,elements:n,strategy:l}=r,{boundary:d="clippingAncestors",rootBoundary:u="viewport",elementContext:m="floating",altBoundary:v=!1,padding:w=0}=It(e,r),b=fi(w),R=n[v?m==="floating"?"reference":"floating":m],$=Ht(await s.getClippingRect({element:(t=await(s.isElement==null?void 0:s.isElement(R)))==null||t?R:R.contextElement||await(s.getDocumentElement==null?void 0:s.getDocumentElement(n.floating)),boundary:d,rootBoundary:u,strategy:l})),z=m==="floating"?{x:o,y:a,width:i.floating.width,height:i.floating.height}:i.reference,U=await(s.getOffsetParent==null?void 0:s.getOffsetParent(n.floating)),H=await(s.isElement==null?void 0:s.isElement(U))&&await(s.getScale==null?void 0:s.getScale(U))||{x:1,y:1},de=Ht(s.convertOffsetParentRelativeRectToViewportRelativeRect?await s.convertOffsetParentRelativeRectToViewportRelativeRect({elements:n,rect:z,offsetParent:U,strategy:l}):z);return{top:($.top-de.top+b.top)/H.y,bottom:(de.bottom-$.bottom+b.bottom)/H.y,left:($.left-de.left+b.left)/H.x,right:(de.right-$.right+b.right)/H.x}}var fp=50,hd=async(r,e,t)=>{let{placement:o="bottom",strategy:a="absolute",middleware:s=[],platform:i}=t,n=i.detectOverflow?i:{...i,detectOverflow:md},l=await(i.isRTL==null?void 0:i.isRTL(e)),d=await i.getElementRects({reference:r,floating:e,strategy:a}),{x:u,y:m}=pd(d,o,l),v=o,w=0,b={};for(let S=0;S<s.length;S++){let R=s[S];if(!R)continue;let{name:$,fn:z}=R,{x:U,y:H,data:de,reset:V}=await z({x:u,y:m,initialPlacement:o,placement:v,strategy:a,middlewareData:b,rects:d,platform:n,elements:{reference:r,floating:e}});u=U??u,m=H??m,b[$]={...b[$],...de},V&&w<fp&&(w++,typeof V=="object"&&(V.placement&&(v=V.placement),V.rects&&(d=V.rects===!0?await i.getElementRects({reference:r,floating:e,strategy:a}):V.rects),{x:u,y:m}=pd(d,v,l)),S=-1)}return{x:u,y:m,placement:v,strategy:a,middlewareData:b}},gd=r=>({name:"arrow",options:r,async fn(e){let{x:t,y:o,placement:a,rects:s,platform:i,elements:n,middlewareData:l}=e,{element:d,padding:u=0}=It(r,e)||{};if(d==null)return{};let m=fi(u),v={x:t,y:o},w=ea(a),b=Zo(w),S=await i.getDimensions(d),R=w==="y",$=R?"top":"left",z=R?"bottom":"right",U=R?"clientHeight":"clientWidth",H=s.reference[b]+s.reference[w]-v[w]-s.floating[b],de=v[w]-s.reference[w],V=await(i.getOffsetParent==null?void 0:i.getOffsetParent(d)),fe=V?V[U]:0;(!fe||!await(i.isElement==null?void 0:i.isElement(V)))&&(fe=n.floating[U]||s.floating[b]);let Pe=H/2-de/2,Be=fe/2-S[b]/2-1,oe=Fe(m[$],Be),_r=Fe(m[z],Be),Or=fe-S[b]-_r,De=fe/2-S[b]/2+Pe,Le=li(oe,De,Or),Mt=!l.arrow&&Ut(a)!=null&&De!==Le&&s.reference[b]/2-(De<oe?oe:_r)-S[b]/2<0,Ke=Mt?De<oe?De-oe:De-Or:0;return{[w]:v[w]+Ke,data:{[w]:Le,centerOffset:De-Le-Ke,...Mt&&{alignmentOffset:Ke}},reset:Mt}}});var yd=function(r){return r===void 0&&(r={}),{name:"flip",options:r,async fn(e){var t,o;let{placement:a,middlewareData:s,rects:i,initialPlacement:n,platform:l,elements:d}=e,{mainAxis:u=!0,crossAxis:m=!0,fallbackPlacements:v,fallbackStrategy:w="bestFit",fallbackAxisSideDirection:b="none",flipAlignment:S=!0,...R}=It(r,e);if((t=s.arrow)!=null&&t.alignmentOffset)return{};let $=ct(a),z=Ie(n),U=ct(n)===n,H=await(l.isRTL==null?void 0:l.isRTL(d.floating)),de=v||(U||!S?[Wr(n)]:cd(n)),V=b!=="none";!v&&V&&de.push(...ud(n,S,b,H));let fe=[n,...de],Pe=await l.detectOverflow(e,R),Be=[],oe=((o=s.flip)==null?void 0:o.overflows)||[];if(u&&Be.push(Pe[$]),m){let Le=fd(a,i,H);Be.push(Pe[Le[0]],Pe[Le[1]])}if(oe=[...oe,{placement:a,overflows:Be}],!Be.every(Le=>Le<=0)){var _r,Or;let Le=(((_r=s.flip)==null?void 0:_r.index)||0)+1,Mt=fe[Le];if(Mt&&(!(m==="alignment"?z!==Ie(Mt):!1)||oe.every($e=>Ie($e.placement)===z?$e.overflows[0]>0:!0)))return{data:{index:Le,overflows:oe},reset:{placement:Mt}};let Ke=(Or=oe.filter(Rt=>Rt.overflows[0]<=0).sort((Rt,$e)=>Rt.overflows[1]-$e.overflows[1])[0])==null?void 0:Or.placement;if(!Ke)switch(w){case"bestFit":{var De;let Rt=(De=oe.filter($e=>{if(V){let nt=Ie($e.placement);return nt===z||nt==="y"}return!0}).map($e=>[$e.placement,$e.overflows.filter(nt=>nt>0).reduce((nt,ku)=>nt+ku,0)]).sort(($e,nt)=>$e[1]-nt[1])[0])==null?void 0:De[0];Rt&&(Ke=Rt);break}case"initialPlacement":Ke=n;break}if(a!==Ke)return{reset:{placement:Ke}}}return{}}}};var cp=new Set(["left","top"]);async function up(r,e){let{placement:t,platform:o,elements:a}=r,s=await(o.isRTL==null?void 0:o.isRTL(a.floating)),i=ct(t),n=Ut(t),l=Ie(t)==="y",d=cp.has(i)?-1:1,u=s&&l?-1:1,m=It(e,r),{mainAxis:v,crossAxis:w,alignmentAxis:b}=typeof m=="number"?{mainAxis:m,crossAxis:0,alignmentAxis:null}:{mainAxis:m.mainAxis||0,crossAxis:m.crossAxis||0,alignmentAxis:m.alignmentAxis};return n&&typeof b=="number"&&(w=n==="end"?b*-1:b),l?{x:w*u,y:v*d}:{x:v*d,y:w*u}}var vd=function(r){return r===void 0&&(r=0),{name:"offset",options:r,async fn(e){var t,o;let{x:a,y:s,placement:i,middlewareData:n}=e,l=await up(e,r);return i===((t=n.offset)==null?void 0:t.placement)&&(o=n.arrow)!=null&&o.alignmentOffset?{}:{x:a+l.x,y:s+l.y,data:{...l,placement:i}}}}},wd=function(r){return r===void 0&&(r={}),{name:"shift",options:r,async fn(e){let{x:t,y:o,placement:a,platform:s}=e,{mainAxis:i=!0,crossAxis:n=!1,limiter:l={fn:z=>{let{x:U,y:H}=z;return{x:U,y:H}}},...d}=It(r,e),u={x:t,y:o},m=await s.detectOverflow(e,d),v=Ie(a),w=di(v),b=u[w],S=u[v],R=(z,U)=>li(U+m[z==="y"?"top":"left"],U,U-m[z==="y"?"bottom":"right"]);i&&(b=R(w,b)),n&&(S=R(v,S));let $=l.fn({...e,[w]:b,[v]:S});return{...$,data:{x:$.x-t,y:$.y-o,enabled:{[w]:i,[v]:n}}}}}};var xd=function(r){return r===void 0&&(r={}),{name:"size",options:r,async fn(e){let{placement:t,rects:o,platform:a,elements:s}=e,{apply:i=()=>{},...n}=It(r,e),l=await a.detectOverflow(e,n),d=ct(t),u=Ut(t),m=Ie(t)==="y",{width:v,height:w}=o.floating,b,S;d==="top"||d==="bottom"?(b=d,S=u===(await(a.isRTL==null?void 0:a.isRTL(s.floating))?"start":"end")?"left":"right"):(S=d,b=u==="end"?"top":"bottom");let R=w-l.top-l.bottom,$=v-l.left-l.right,z=Fe(w-l[b],R),U=Fe(v-l[S],$),H=e.middlewareData.shift,de=!H,V=z,fe=U;H!=null&&H.enabled.x&&(fe=$),H!=null&&H.enabled.y&&(V=R),de&&!u&&(m?fe=v-2*Me(l.left,l.right):V=w-2*Me(l.top,l.bottom)),await i({...e,availableWidth:fe,availableHeight:V});let Pe=await a.getDimensions(s.floating);return v!==Pe.width||w!==Pe.height?{reset:{rects:!0}}:{}}}};function ta(){return typeof window<"u"}function Nt(r){return Cd(r)?(r.nodeName||"").toLowerCase():"#document"}function ne(r){var e;return(r==null||(e=r.ownerDocument)==null?void 0:e.defaultView)||window}function Ue(r){var e;return(e=(Cd(r)?r.ownerDocument:r.document)||window.document)==null?void 0:e.documentElement}function Cd(r){return ta()?r instanceof Node||r instanceof ne(r).Node:!1}function Re(r){return ta()?r instanceof Element||r instanceof ne(r).Element:!1}function Ze(r){return ta()?r instanceof HTMLElement||r instanceof ne(r).HTMLElement:!1}function bd(r){return!ta()||typeof ShadowRoot>"u"?!1:r instanceof ShadowRoot||r instanceof ne(r).ShadowRoot}function Kr(r){let{overflow:e,overflowX:t,overflowY:o,display:a}=Te(r);return/auto|scroll|overlay|hidden|clip/.test(e+o+t)&&a!=="inline"&&a!=="contents"}function kd(r){return/^(table|td|th)$/.test(Nt(r))}function Xr(r){try{if(r.matches(":popover-open"))return!0}catch{}try{return r.matches(":modal")}catch{return!1}}var pp=/transform|translate|scale|rotate|perspective|filter/,mp=/paint|layout|strict|content/,jt=r=>!!r&&r!=="none",ci;function fr(r){let e=Re(r)?Te(r):r;return jt(e.transform)||jt(e.translate)||jt(e.scale)||jt(e.rotate)||jt(e.perspective)||!ra()&&(jt(e.backdropFilter)||jt(e.filter))||pp.test(e.willChange||"")||mp.test(e.contain||"")}function Sd(r){let e=ut(r);for(;Ze(e)&&!cr(e);){if(fr(e))return e;if(Xr(e))return null;e=ut(e)}return null}function ra(){return ci==null&&(ci=typeof CSS<"u"&&CSS.supports&&CSS.supports("-webkit-backdrop-filter","none")),ci}function cr(r){return/^(html|body|#document)$/.test(Nt(r))}function Te(r){return ne(r).getComputedStyle(r)}function Yr(r){return Re(r)?{scrollLeft:r.scrollLeft,scrollTop:r.scrollTop}:{scrollLeft:r.scrollX,scrollTop:r.scrollY}}function ut(r){if(Nt(r)==="html")return r;let e=r.assignedSlot||r.parentNode||bd(r)&&r.host||Ue(r);return bd(e)?e.host:e}function Pd(r){let e=ut(r);return cr(e)?(r.ownerDocument||r).body:Ze(e)&&Kr(e)?e:Pd(e)}function Je(r,e,t){var o;e===void 0&&(e=[]),t===void 0&&(t=!0);let a=Pd(r),s=a===((o=r.ownerDocument)==null?void 0:o.body),i=ne(a);if(s){let n=oa(i);return e.concat(i,i.visualViewport||[],Kr(a)?a:[],n&&t?Je(n):[])}else return e.concat(a,Je(a,[],t))}function oa(r){return r.parent&&Object.getPrototypeOf(r.parent)?r.frameElement:null}function Ed(r){let e=Te(r),t=parseFloat(e.width)||0,o=parseFloat(e.height)||0,a=Ze(r),s=a?r.offsetWidth:t,i=a?r.offsetHeight:o,n=Vr(t)!==s||Vr(o)!==i;return n&&(t=s,o=i),{width:t,height:o,$:n}}function pi(r){return Re(r)?r:r.contextElement}function ur(r){let e=pi(r);if(!Ze(e))return qe(1);let t=e.getBoundingClientRect(),{width:o,height:a,$:s}=Ed(e),i=(s?Vr(t.width):t.width)/o,n=(s?Vr(t.height):t.height)/a;return(!i||!Number.isFinite(i))&&(i=1),(!n||!Number.isFinite(n))&&(n=1),{x:i,y:n}}var hp=qe(0);function Ad(r){let e=ne(r);return!ra()||!e.visualViewport?hp:{x:e.visualViewport.offsetLeft,y:e.visualViewport.offsetTop}}function gp(r,e,t){return e===void 0&&(e=!1),!!t&&e&&t===ne(r)}function Wt(r,e,t,o){e===void 0&&(e=!1),t===void 0&&(t=!1);let a=r.getBoundingClientRect(),s=pi(r),i=qe(1);e&&(o?Re(o)&&(i=ur(o)):i=ur(r));let n=gp(s,t,o)?Ad(s):qe(0),l=(a.left+n.x)/i.x,d=(a.top+n.y)/i.y,u=a.width/i.x,m=a.height/i.y;if(s&&o){let v=ne(s),w=Re(o)?ne(o):o,b=v,S=oa(b);for(;S&&w!==b;){let R=ur(S),$=S.getBoundingClientRect(),z=Te(S),U=$.left+(S.clientLeft+parseFloat(z.paddingLeft))*R.x,H=$.top+(S.clientTop+parseFloat(z.paddingTop))*R.y;l*=R.x,d*=R.y,u*=R.x,m*=R.y,l+=U,d+=H,b=ne(S),S=oa(b)}}return Ht({width:u,height:m,x:l,y:d})}function aa(r,e){let t=Yr(r).scrollLeft;return e?e.left+t:Wt(Ue(r)).left+t}function Md(r,e){let t=r.getBoundingClientRect(),o=t.left+e.scrollLeft-aa(r,t),a=t.top+e.scrollTop;return{x:o,y:a}}function yp(r){let{elements:e,rect:t,offsetParent:o,strategy:a}=r,s=a==="fixed",i=Ue(o),n=e?Xr(e.floating):!1;if(o===i||n&&s)return t;let l={scrollLeft:0,scrollTop:0},d=qe(1),u=qe(0),m=Ze(o);if((m||!s)&&((Nt(o)!=="body"||Kr(i))&&(l=Yr(o)),m)){let w=Wt(o);d=ur(o),u.x=w.x+o.clientLeft,u.y=w.y+o.clientTop}let v=i&&!m&&!s?Md(i,l):qe(0);return{width:t.width*d.x,height:t.height*d.y,x:t.x*d.x-l.scrollLeft*d.x+u.x+v.x,y:t.y*d.y-l.scrollTop*d.y+u.y+v.y}}function vp(r){return r.getClientRects?Array.from(r.getClientRects()):[]}function wp(r){let e=Yr(r),t=r.ownerDocument.body,o=Me(r.scrollWidth,r.clientWidth,t.scrollWidth,t.clientWidth),a=Me(r.scrollHeight,r.clientHeight,t.scrollHeight,t.clientHeight),s=-e.scrollLeft+aa(r),i=-e.scrollTop;return Te(t).direction==="rtl"&&(s+=Me(r.clientWidth,t.clientWidth)-o),{width:o,height:a,x:s,y:i}}var xp=25;function bp(r,e,t){t===void 0&&(t="viewport");let o=t==="layoutViewport",a=ne(r),s=Ue(r),i=a.visualViewport,n=s.clientWidth,l=s.clientHeight,d=0,u=0;if(i){let v=!ra()||e==="fixed";o?v||(d=-i.offsetLeft,u=-i.offsetTop):(n=i.width,l=i.height,v&&(d=i.offsetLeft,u=i.offsetTop))}if(aa(s)<=0){let v=s.ownerDocument,w=v.body,b=getComputedStyle(w),S=v.compatMode==="CSS1Compat"&&parseFloat(b.marginLeft)+parseFloat(b.marginRight)||0,R=Math.abs(s.clientWidth-w.clientWidth-S),$=getComputedStyle(s).scrollbarGutter==="stable both-edges"?R/2:R;$<=xp&&(n-=$)}return{width:n,height:l,x:d,y:u}}function Cp(r,e){let t=Wt(r,!0,e==="fixed"),o=t.top+r.clientTop,a=t.left+r.clientLeft,s=ur(r),i=r.clientWidth*s.x,n=r.clientHeight*s.y,l=a*s.x,d=o*s.y;return{width:i,height:n,x:l,y:d}}function Ld(r,e,t){let o;if(e==="viewport"||e==="layoutViewport")o=bp(r,t,e);else if(e==="document")o=wp(Ue(r));else if(Re(e))o=Cp(e,t);else{let a=Ad(r);o={x:e.x-a.x,y:e.y-a.y,width:e.width,height:e.height}}return Ht(o)}function kp(r,e){let t=e.get(r);if(t)return t;let o=Je(r,[],!1).filter(n=>Re(n)&&Nt(n)!=="body"),a=null,s=Te(r).position==="fixed",i=s?ut(r):r;for(;Re(i)&&!cr(i);){let n=Te(i),l=fr(i),d=a?a.position:s?"fixed":"";!l&&(d==="fixed"||d==="absolute"&&n.position==="static")?o=o.filter(m=>m!==i):a=n,i=ut(i)}return e.set(r,o),o}function Sp(r){let{element:e,boundary:t,rootBoundary:o,strategy:a}=r,i=[...t==="clippingAncestors"?Xr(e)?[]:kp(e,this._c):[].concat(t),o],n=Ld(e,i[0],a),l=n.top,d=n.right,u=n.bottom,m=n.left;for(let v=1;v<i.length;v++){let w=Ld(e,i[v],a);l=Me(w.top,l),d=Fe(w.right,d),u=Fe(w.bottom,u),m=Me(w.left,m)}return{width:d-m,height:u-l,x:m,y:l}}function Pp(r){let{width:e,height:t}=Ed(r);return{width:e,height:t}}function Lp(r,e,t){let o=Ze(e),a=Ue(e),s=t==="fixed",i=Wt(r,!0,s,e),n={scrollLeft:0,scrollTop:0},l=qe(0);if((o||!s)&&((Nt(e)!=="body"||Kr(a))&&(n=Yr(e)),o)){let v=Wt(e,!0,s,e);l.x=v.x+e.clientLeft,l.y=v.y+e.clientTop}!o&&a&&(l.x=aa(a));let d=a&&!o&&!s?Md(a,n):qe(0),u=i.left+n.scrollLeft-l.x-d.x,m=i.top+n.scrollTop-l.y-d.y;return{x:u,y:m,width:i.width,height:i.height}}function ui(r){return Te(r).position==="static"}function $d(r,e){if(!Ze(r)||Te(r).position==="fixed")return null;if(e)return e(r);let t=r.offsetParent;return Ue(r)===t&&(t=t.ownerDocument.body),t}function Rd(r,e){let t=ne(r);if(Xr(r))return t;if(!Ze(r)){let a=ut(r);for(;a&&!cr(a);){if(Re(a)&&!ui(a))return a;a=ut(a)}return t}let o=$d(r,e);for(;o&&kd(o)&&ui(o);)o=$d(o,e);return o&&cr(o)&&ui(o)&&!fr(o)?t:o||Sd(r)||t}var $p=async function(r){let e=this.getOffsetParent||Rd,t=this.getDimensions,o=await t(r.floating);return{reference:Lp(r.reference,await e(r.floating),r.strategy),floating:{x:0,y:0,width:o.width,height:o.height}}};function Ep(r){return Te(r).direction==="rtl"}var Qr={convertOffsetParentRelativeRectToViewportRelativeRect:yp,getDocumentElement:Ue,getClippingRect:Sp,getOffsetParent:Rd,getElementRects:$p,getClientRects:vp,getDimensions:Pp,getScale:ur,isElement:Re,isRTL:Ep};function Td(r,e){return r.x===e.x&&r.y===e.y&&r.width===e.width&&r.height===e.height}function Ap(r,e,t){let o=null,a,s=Ue(r);function i(){var u;clearTimeout(a),(u=o)==null||u.disconnect(),o=null}function n(u,m){u===void 0&&(u=!1),m===void 0&&(m=1),i();let v=r.getBoundingClientRect(),{left:w,top:b,width:S,height:R}=v;if(u||e(),!S||!R)return;let $=Gr(b),z=Gr(s.clientWidth-(w+S)),U=Gr(s.clientHeight-(b+R)),H=Gr(w),V={rootMargin:-$+"px "+-z+"px "+-U+"px "+-H+"px",threshold:Me(0,Fe(1,m))||1},fe=!0;function Pe(Be){let oe=Be[0].intersectionRatio;if(!Td(v,r.getBoundingClientRect()))return n();if(oe!==m){if(!fe)return n();oe?n(!1,oe):a=setTimeout(()=>{n(!1,1e-7)},1e3)}fe=!1}try{o=new IntersectionObserver(Pe,{...V,root:s.ownerDocument})}catch{o=new IntersectionObserver(Pe,V)}o.observe(r)}let l=ne(r),d=()=>n(t);return l.addEventListener("resize",d),n(!0),()=>{l.removeEventListener("resize",d),i()}}function sa(r,e,t,o){o===void 0&&(o={});let{ancestorScroll:a=!0,ancestorResize:s=!0,elementResize:i=typeof ResizeObserver=="function",layoutShift:n=typeof IntersectionObserver=="function",animationFrame:l=!1}=o,d=pi(r),u=a||s?[...d?Je(d):[],...e?Je(e):[]]:[];u.forEach($=>{a&&$.addEventListener("scroll",t),s&&$.addEventListener("resize",t)});let m=d&&n?Ap(d,t,s):null,v=-1,w=null;i&&(w=new ResizeObserver($=>{let[z]=$;z&&z.target===d&&w&&e&&(w.unobserve(e),cancelAnimationFrame(v),v=requestAnimationFrame(()=>{var U;(U=w)==null||U.observe(e)})),t()}),d&&!l&&w.observe(d),e&&w.observe(e));let b,S=l?Wt(r):null;l&&R();function R(){let $=Wt(r);S&&!Td(S,$)&&t(),S=$,b=requestAnimationFrame(R)}return t(),()=>{var $;u.forEach(z=>{a&&z.removeEventListener("scroll",t),s&&z.removeEventListener("resize",t)}),m?.(),($=w)==null||$.disconnect(),w=null,l&&cancelAnimationFrame(b)}}var ia=vd;var na=wd,la=yd,mi=xd;var _d=gd;var da=(r,e,t)=>{let o=new Map,a=t??{},s={...Qr,...a.platform,_c:o};return hd(r,e,{...a,platform:s})};var hi=new Set,se=class extends Q{constructor(){super(...arguments),this.submenuCleanups=new Map,this.localize=new ce(this),this.userTypedQuery="",this.openSubmenuStack=[],this.open=!1,this.size="m",this.placement="bottom-start",this.distance=0,this.skidding=0,this.handleDocumentKeyDown=async r=>{let e=this.localize.dir()==="rtl";if(r.key==="Escape"&&this.open&&Nr(this)){let u=this.getTrigger();r.preventDefault(),r.stopPropagation(),this.open=!1,u?.focus({preventScroll:!0});return}let t=[...ii()].find(u=>u.localName==="wa-dropdown-item"),o=t?.localName==="wa-dropdown-item",a=this.getCurrentSubmenuItem(),s=!!a,i,n,l;s?(i=this.getSubmenuItems(a),n=i.find(u=>u.active||u===t),l=n?i.indexOf(n):-1):(i=this.getItems(),n=i.find(u=>u.active||u===t),l=n?i.indexOf(n):-1);let d;if(r.key==="ArrowUp"&&(r.preventDefault(),r.stopPropagation(),l>0?d=i[l-1]:d=i[i.length-1]),r.key==="ArrowDown"&&(r.preventDefault(),r.stopPropagation(),l!==-1&&l<i.length-1?d=i[l+1]:d=i[0]),r.key===(e?"ArrowLeft":"ArrowRight")&&o&&n&&n.hasSubmenu){r.preventDefault(),r.stopPropagation(),n.submenuOpen=!0,this.addToSubmenuStack(n),setTimeout(()=>{let u=this.getSubmenuItems(n);u.length>0&&(u.forEach((m,v)=>m.active=v===0),u[0].focus({preventScroll:!0}))},0);return}if(r.key===(e?"ArrowRight":"ArrowLeft")&&s){r.preventDefault(),r.stopPropagation();let u=this.removeFromSubmenuStack();u&&(u.submenuOpen=!1,setTimeout(()=>{u.focus({preventScroll:!0}),u.active=!0,(u.slot==="submenu"?this.getSubmenuItems(u.parentElement):this.getItems()).forEach(v=>{v!==u&&(v.active=!1)})},0));return}if((r.key==="Home"||r.key==="End")&&(r.preventDefault(),r.stopPropagation(),d=r.key==="Home"?i[0]:i[i.length-1]),r.key==="Tab"&&await this.hideMenu(),r.key.length===1&&!(r.metaKey||r.ctrlKey||r.altKey)&&!(r.key===" "&&this.userTypedQuery==="")&&(clearTimeout(this.userTypedTimeout),this.userTypedTimeout=setTimeout(()=>{this.userTypedQuery=""},1e3),this.userTypedQuery+=r.key,i.some(u=>{let m=(u.textContent||"").trim().toLowerCase(),v=this.userTypedQuery.trim().toLowerCase();return m.startsWith(v)?(d=u,!0):!1})),d){r.preventDefault(),r.stopPropagation(),i.forEach(u=>u.active=u===d),d.focus({preventScroll:!0}),d.scrollIntoView({block:"nearest"});return}(r.key==="Enter"||r.key===" "&&this.userTypedQuery==="")&&o&&n&&(r.preventDefault(),r.stopPropagation(),n.hasSubmenu?(n.submenuOpen=!0,this.addToSubmenuStack(n),setTimeout(()=>{let u=this.getSubmenuItems(n);u.length>0&&(u.forEach((m,v)=>m.active=v===0),u[0].focus({preventScroll:!0}))},0)):this.makeSelection(n,r))},this.handleDocumentPointerDown=r=>{r.composedPath().some(o=>o instanceof HTMLElement?o===this||o.closest('wa-dropdown, [part="submenu"]'):!1)||(this.open=!1)},this.handleGlobalMouseMove=r=>{let e=this.getCurrentSubmenuItem();if(!e?.submenuOpen||!e.submenuElement)return;let t=e.submenuElement.getBoundingClientRect(),o=this.localize.dir()==="rtl",a=o?t.right:t.left,s=o?Math.max(r.clientX,a):Math.min(r.clientX,a),i=Math.max(t.top,Math.min(r.clientY,t.bottom));e.submenuElement.style.setProperty("--safe-triangle-cursor-x",`${s}px`),e.submenuElement.style.setProperty("--safe-triangle-cursor-y",`${i}px`);let n=r.composedPath(),l=e.matches(":hover"),d=!!e.submenuElement?.matches(":hover"),u=l||!!n.find(v=>v===e),m=d||!!n.find(v=>v instanceof HTMLElement&&v.closest('[part="submenu"]')===e.submenuElement);!u&&!m&&setTimeout(()=>{!l&&!d&&(e.submenuOpen=!1)},100)}}handleSizeChange(){lt(this.localName,this.size)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.userTypedTimeout),this.closeAllSubmenus(),this.submenuCleanups.forEach(r=>r()),this.submenuCleanups.clear(),document.removeEventListener("mousemove",this.handleGlobalMouseMove),document.removeEventListener("keydown",this.handleDocumentKeyDown),document.removeEventListener("pointerdown",this.handleDocumentPointerDown),dr(this)}firstUpdated(r){super.firstUpdated(r),this.syncAriaAttributes()}async updated(r){if(r.has("open")){let e=r.get("open");if(e===this.open||e===void 0&&this.open===!1)return;this.customStates.set("open",this.open),this.open?await this.showMenu():(this.closeAllSubmenus(),await this.hideMenu())}r.has("size")&&this.syncItemSizes()}getItems(r=!1){let e=(this.defaultSlot?.assignedElements({flatten:!0})??[]).filter(t=>t.localName==="wa-dropdown-item");return r?e:e.filter(t=>!t.disabled)}getSubmenuItems(r,e=!1){let t=r.shadowRoot?.querySelector('slot[name="submenu"]')||r.querySelector('slot[name="submenu"]');if(!t)return[];let o=t.assignedElements({flatten:!0}).filter(a=>a.localName==="wa-dropdown-item");return e?o:o.filter(a=>!a.disabled)}syncItemSizes(){(this.defaultSlot?.assignedElements({flatten:!0})??[]).filter(e=>e.localName==="wa-dropdown-item").forEach(e=>e.size=this.size)}addToSubmenuStack(r){let e=this.openSubmenuStack.indexOf(r);e!==-1?this.openSubmenuStack=this.openSubmenuStack.slice(0,e+1):this.openSubmenuStack.push(r)}removeFromSubmenuStack(){return this.openSubmenuStack.pop()}getCurrentSubmenuItem(){return this.openSubmenuStack.length>0?this.openSubmenuStack[this.openSubmenuStack.length-1]:void 0}closeAllSubmenus(){this.getItems(!0).forEach(e=>{e.submenuOpen=!1}),this.openSubmenuStack=[]}closeSiblingSubmenus(r){let e=r.closest('wa-dropdown-item:not([slot="submenu"])'),t;e?t=this.getSubmenuItems(e,!0):t=this.getItems(!0),t.forEach(o=>{o!==r&&o.submenuOpen&&(o.submenuOpen=!1)}),this.openSubmenuStack.includes(r)||this.openSubmenuStack.push(r)}getTrigger(){return this.querySelector('[slot="trigger"]')}async showMenu(){if(!this.getTrigger()||!this.popup||!this.menu)return;let e=new Go;if(this.dispatchEvent(e),e.defaultPrevented){this.open=!1;return}if(this.popup.active)return;hi.forEach(o=>o.open=!1),this.popup.active=!0,this.open=!0,hi.add(this),Qo(this),this.syncAriaAttributes(),document.addEventListener("keydown",this.handleDocumentKeyDown),document.addEventListener("pointerdown",this.handleDocumentPointerDown),document.addEventListener("mousemove",this.handleGlobalMouseMove),this.menu.classList.remove("hide"),await Ae(this.menu,"show");let t=this.getItems();t.length>0&&(t.forEach((o,a)=>o.active=a===0),t[0].focus({preventScroll:!0})),this.dispatchEvent(new Yo)}async hideMenu(){if(!this.popup||!this.menu)return;let r=new Ko({source:this});if(this.dispatchEvent(r),r.defaultPrevented){this.open=!0;return}this.open=!1,hi.delete(this),dr(this),this.syncAriaAttributes(),document.removeEventListener("keydown",this.handleDocumentKeyDown),document.removeEventListener("pointerdown",this.handleDocumentPointerDown),document.removeEventListener("mousemove",this.handleGlobalMouseMove),this.menu.classList.remove("show"),await Ae(this.menu,"hide"),this.popup.active=this.open,this.dispatchEvent(new Xo)}handleMenuClick(r){let e=r.target.closest("wa-dropdown-item");if(!(!e||e.disabled)){if(e.hasSubmenu){e.submenuOpen||(this.closeSiblingSubmenus(e),this.addToSubmenuStack(e),e.submenuOpen=!0),r.stopPropagation();return}this.makeSelection(e,r)}}async handleMenuSlotChange(){let r=this.getItems(!0);await Promise.all(r.map(o=>o.updateComplete)),this.syncItemSizes();let e=r.some(o=>o.type==="checkbox"),t=r.some(o=>o.hasSubmenu);r.forEach((o,a)=>{o.setAttribute("aria-posinset",String(a+1)),o.setAttribute("aria-setsize",String(r.length)),o.active=a===0,o.checkboxAdjacent=e,o.submenuAdjacent=t})}handleTriggerClick(){this.open=!this.open}handleSubmenuOpening(r){let e=r.detail.item;this.closeSiblingSubmenus(e),this.addToSubmenuStack(e),this.setupSubmenuPosition(e),this.processSubmenuItems(e)}setupSubmenuPosition(r){if(!r.submenuElement)return;this.cleanupSubmenuPosition(r);let e=sa(r,r.submenuElement,()=>{this.positionSubmenu(r),this.updateSafeTriangleCoordinates(r)});this.submenuCleanups.set(r,e);let t=r.submenuElement.querySelector('slot[name="submenu"]');t&&(t.removeEventListener("slotchange",se.handleSubmenuSlotChange),t.addEventListener("slotchange",se.handleSubmenuSlotChange),se.handleSubmenuSlotChange({target:t}))}static handleSubmenuSlotChange(r){let e=r.target;if(!e)return;let t=e.assignedElements().filter(s=>s.localName==="wa-dropdown-item");if(t.length===0)return;let o=t.some(s=>s.hasSubmenu),a=t.some(s=>s.type==="checkbox");t.forEach(s=>{s.submenuAdjacent=o,s.checkboxAdjacent=a})}processSubmenuItems(r){if(!r.submenuElement)return;let e=this.getSubmenuItems(r,!0),t=e.some(o=>o.hasSubmenu);e.forEach(o=>{o.submenuAdjacent=t})}cleanupSubmenuPosition(r){let e=this.submenuCleanups.get(r);e&&(e(),this.submenuCleanups.delete(r))}positionSubmenu(r){if(!r.submenuElement)return;let t=this.localize.dir()==="rtl"?"left-start":"right-start";da(r,r.submenuElement,{placement:t,middleware:[ia({mainAxis:0,crossAxis:-5}),la({fallbackStrategy:"bestFit"}),na({padding:8,crossAxis:!0})]}).then(({x:o,y:a,placement:s})=>{r.submenuElement.setAttribute("data-placement",s),Object.assign(r.submenuElement.style,{left:`${o}px`,top:`${a}px`})})}updateSafeTriangleCoordinates(r){if(!r.submenuElement||!r.submenuOpen)return;if(document.activeElement?.matches(":focus-visible")){r.submenuElement.style.setProperty("--safe-triangle-visible","none");return}r.submenuElement.style.setProperty("--safe-triangle-visible","block");let t=r.submenuElement.getBoundingClientRect(),o=this.localize.dir()==="rtl";r.submenuElement.style.setProperty("--safe-triangle-submenu-start-x",`${o?t.right:t.left}px`),r.submenuElement.style.setProperty("--safe-triangle-submenu-start-y",`${t.top}px`),r.submenuElement.style.setProperty("--safe-triangle-submenu-end-x",`${o?t.right:t.left}px`),r.submenuElement.style.setProperty("--safe-triangle-submenu-end-y",`${t.bottom}px`)}makeSelection(r,e){let t=this.getTrigger();if(r.disabled)return;r.type==="checkbox"&&(r.checked=!r.checked);let o=new od({item:r});this.dispatchEvent(o),o.defaultPrevented||(r.navigate(e),this.open=!1,t?.focus({preventScroll:!0}))}async syncAriaAttributes(){let r=this.getTrigger(),e;r&&(r.localName==="wa-button"?(await customElements.whenDefined("wa-button"),await r.updateComplete,e=r.shadowRoot.querySelector('[part~="base"]')):e=r,e.hasAttribute("id")||e.setAttribute("id",nd("wa-dropdown-trigger-")),e.setAttribute("aria-haspopup","menu"),e.setAttribute("aria-expanded",this.open?"true":"false"),this.menu?.setAttribute("aria-expanded","false"))}render(){let r=this.didSSR&&!this.hasUpdated?this.open:this.popup?.active;return c`
      <wa-popup
        placement=${this.placement}
        distance=${this.distance}
        skidding=${this.skidding}
        ?active=${r}
        flip
        flip-fallback-strategy="best-fit"
        shift
        shift-padding="10"
        auto-size="vertical"
        auto-size-padding="10"
      >
        <slot
          name="trigger"
          slot="anchor"
          @click=${this.handleTriggerClick}
          @slotchange=${this.syncAriaAttributes}
        ></slot>
        <div
          id="menu"
          part="menu"
          role="menu"
          tabindex="-1"
          aria-orientation="vertical"
          @click=${this.handleMenuClick}
          @submenu-opening=${this.handleSubmenuOpening}
        >
          <slot @slotchange=${this.handleMenuSlotChange}></slot>
        </div>
      </wa-popup>
    `}};se.css=[sr,ad];p([ee("slot:not([name])")],se.prototype,"defaultSlot",2);p([ee("#menu")],se.prototype,"menu",2);p([ee("wa-popup")],se.prototype,"popup",2);p([f({type:Boolean,reflect:!0})],se.prototype,"open",2);p([f({reflect:!0})],se.prototype,"size",2);p([te("size")],se.prototype,"handleSizeChange",1);p([f({reflect:!0})],se.prototype,"placement",2);p([f({type:Number})],se.prototype,"distance",2);p([f({type:Number})],se.prototype,"skidding",2);se=p([P("wa-dropdown")],se);var Od=I`
  :host {
    display: flex;
    position: relative;
    align-items: center;
    padding: 0.5em 1em;
    border-radius: var(--wa-border-radius-s);
    isolation: isolate;
    color: var(--wa-color-text-normal);
    line-height: var(--wa-line-height-condensed);
    cursor: pointer;
    transition:
      var(--wa-transition-fast) background-color var(--wa-transition-easing),
      var(--wa-transition-fast) color var(--wa-transition-easing);
  }

  @media (hover: hover) {
    :host(:hover:not(:state(disabled))) {
      background-color: var(--wa-color-neutral-fill-normal);
    }
  }

  :host(:state(submenu-open)) {
    background-color: var(--wa-color-neutral-fill-normal);
  }

  :host(:focus-visible) {
    z-index: 1;
    outline: var(--wa-focus-ring);
    background-color: var(--wa-color-neutral-fill-normal);
  }

  :host(:state(disabled)),
  :host([disabled]) {
    opacity: 0.5;
    cursor: not-allowed;
  }

  /* Danger variant */
  :host([variant='danger']),
  :host([variant='danger']) #details {
    color: var(--wa-color-danger-on-quiet);
  }

  @media (hover: hover) {
    :host([variant='danger']:hover) {
      background-color: var(--wa-color-danger-fill-normal);
      color: var(--wa-color-danger-on-normal);
    }
  }

  :host([variant='danger']:state(submenu-open)),
  :host([variant='danger']:focus-visible) {
    background-color: var(--wa-color-danger-fill-normal);
    color: var(--wa-color-danger-on-normal);
  }

  :host([checkbox-adjacent]) {
    padding-inline-start: 2em;
  }

  /* Only add padding when item actually has a submenu */
  :host([submenu-adjacent]:not(:state(has-submenu))) #details {
    padding-inline-end: 0;
  }

  :host(:state(has-submenu)[submenu-adjacent]) #details {
    padding-inline-end: 1.75em;
  }

  /* The link only exists to be clicked programmatically. */
  #link {
    display: none;
  }

  #check {
    visibility: hidden;
    margin-inline-start: -1.5em;
    margin-inline-end: 0.5em;
    font-size: var(--wa-font-size-smaller);
  }

  :host(:state(checked)) #check {
    visibility: visible;
  }

  #icon ::slotted(*) {
    display: flex;
    flex: 0 0 auto;
    align-items: center;
    margin-inline-end: 0.75em !important;
    font-size: var(--wa-font-size-smaller);
  }

  #label {
    flex: 1 1 auto;
    min-width: 0;
  }

  #details {
    display: flex;
    flex: 0 0 auto;
    align-items: center;
    justify-content: end;
    color: var(--wa-color-text-quiet);
    font-size: var(--wa-font-size-smaller) !important;
  }

  #details ::slotted(*) {
    margin-inline-start: 2em !important;
  }

  /* Submenu indicator icon */
  #submenu-indicator {
    position: absolute;
    inset-inline-end: 1em;
    color: var(--wa-color-neutral-on-quiet);
    font-size: var(--wa-font-size-smaller);
  }

  /* Flip chevron icon when RTL */
  :host(:dir(rtl)) #submenu-indicator {
    transform: scaleX(-1);
  }

  /* Submenu styles */
  #submenu {
    display: flex;
    z-index: 10;
    position: absolute;
    top: 0;
    left: 0;
    flex-direction: column;
    width: max-content;
    margin: 0;
    padding: 0.25em;
    border: var(--wa-border-style) var(--wa-border-width-s) var(--wa-color-surface-border);
    border-radius: var(--wa-border-radius-m);
    background-color: var(--wa-color-surface-raised);
    box-shadow: var(--wa-shadow-m);
    color: var(--wa-color-text-normal);
    text-align: start;
    user-select: none;

    /* Override default popover styles */
    &[popover] {
      margin: 0;
      inset: auto;
      padding: 0.25em;
      overflow: visible;
      border-radius: var(--wa-border-radius-m);
    }

    &.show {
      animation: submenu-show var(--show-duration, var(--wa-transition-fast)) ease;
    }

    &.hide {
      animation: submenu-show var(--show-duration, var(--wa-transition-fast)) ease reverse;
    }

    /* Submenu placement transform origins */
    &[data-placement^='top'] {
      transform-origin: bottom;
    }

    &[data-placement^='bottom'] {
      transform-origin: top;
    }

    &[data-placement^='left'] {
      transform-origin: right;
    }

    &[data-placement^='right'] {
      transform-origin: left;
    }

    &[data-placement='left-start'] {
      transform-origin: right top;
    }

    &[data-placement='left-end'] {
      transform-origin: right bottom;
    }

    &[data-placement='right-start'] {
      transform-origin: left top;
    }

    &[data-placement='right-end'] {
      transform-origin: left bottom;
    }

    /* Safe triangle styling */
    &::before {
      display: none;
      z-index: 9;
      position: fixed;
      top: 0;
      right: 0;
      bottom: 0;
      left: 0;
      background-color: transparent;
      content: '';
      clip-path: polygon(
        var(--safe-triangle-cursor-x, 0) var(--safe-triangle-cursor-y, 0),
        var(--safe-triangle-submenu-start-x, 0) var(--safe-triangle-submenu-start-y, 0),
        var(--safe-triangle-submenu-end-x, 0) var(--safe-triangle-submenu-end-y, 0)
      );
      pointer-events: auto; /* Enable mouse events on the triangle */
    }

    &[data-visible]::before {
      display: block;
    }
  }

  ::slotted(wa-dropdown-item) {
    font-size: inherit;
  }

  ::slotted(wa-divider) {
    --spacing: 0.25em;
  }

  @keyframes submenu-show {
    from {
      scale: 0.9;
      opacity: 0;
    }
    to {
      scale: 1;
      opacity: 1;
    }
  }
`;var N=class extends Q{constructor(){super(...arguments),this.hasSlotController=new dt(this,"[default]","start","end"),this.active=!1,this.variant="default",this.size="m",this.checkboxAdjacent=!1,this.submenuAdjacent=!1,this.type="normal",this.checked=!1,this.disabled=!1,this.submenuOpen=!1,this.hasSubmenu=!1,this.handleSlotChange=()=>{this.hasSubmenu=this.hasSlotController.test("submenu"),this.updateHasSubmenuState(),this.hasSubmenu?(this.setAttribute("aria-haspopup","menu"),this.setAttribute("aria-expanded",this.submenuOpen?"true":"false")):(this.removeAttribute("aria-haspopup"),this.removeAttribute("aria-expanded"))},this.handleHostClick=r=>{this.disabled&&(r.preventDefault(),r.stopImmediatePropagation())},this.handleClick=r=>{this.disabled&&(r.preventDefault(),r.stopImmediatePropagation())},this.handlePointerEnter=r=>{r.pointerType==="mouse"&&this.hasSubmenu&&!this.disabled&&(this.notifyParentOfOpening(),this.submenuOpen=!0)}}handleSizeChange(){lt(this.localName,this.size)}connectedCallback(){super.connectedCallback(),this.addEventListener?.("click",this.handleHostClick),this.addEventListener?.("pointerenter",this.handlePointerEnter),this.shadowRoot?.addEventListener?.("click",this.handleClick,{capture:!0}),this.shadowRoot?.addEventListener?.("slotchange",this.handleSlotChange)}disconnectedCallback(){super.disconnectedCallback(),this.closeSubmenu(),this.removeEventListener?.("click",this.handleHostClick),this.removeEventListener?.("pointerenter",this.handlePointerEnter),this.shadowRoot?.removeEventListener?.("click",this.handleClick,{capture:!0}),this.shadowRoot?.removeEventListener?.("slotchange",this.handleSlotChange)}firstUpdated(r){super.firstUpdated(r),this.setAttribute("tabindex","-1"),this.hasSubmenu=this.hasSlotController.test("submenu"),this.updateHasSubmenuState()}updated(r){r.has("active")&&(this.setAttribute("tabindex",this.active?"0":"-1"),this.customStates.set("active",this.active)),r.has("checked")&&(this.type==="checkbox"?this.setAttribute("aria-checked",this.checked?"true":"false"):this.removeAttribute("aria-checked"),this.customStates.set("checked",this.checked)),r.has("disabled")&&(this.setAttribute("aria-disabled",this.disabled?"true":"false"),this.customStates.set("disabled",this.disabled)),r.has("type")&&(this.type==="checkbox"?(this.setAttribute("role","menuitemcheckbox"),this.setAttribute("aria-checked",this.checked?"true":"false")):(this.setAttribute("role","menuitem"),this.removeAttribute("aria-checked"))),(r.has("href")||r.has("hasSubmenu"))&&this.customStates.set("link",this.isLink()),r.has("submenuOpen")&&(this.customStates.set("submenu-open",this.submenuOpen),this.submenuOpen?this.openSubmenu():this.closeSubmenu())}updateHasSubmenuState(){this.customStates.set("has-submenu",this.hasSubmenu)}async openSubmenu(){let r=this.submenuElement;!this.hasSubmenu||!r||!this.isConnected||(this.notifyParentOfOpening(),r.showPopover?.(),r.hidden=!1,r.setAttribute("data-visible",""),this.submenuOpen=!0,this.setAttribute("aria-expanded","true"),await Ae(r,"show"),setTimeout(()=>{let e=this.getSubmenuItems();e.length>0&&(e.forEach((t,o)=>t.active=o===0),e[0].focus({preventScroll:!0}))},0))}notifyParentOfOpening(){let r=new CustomEvent("submenu-opening",{bubbles:!0,composed:!0,detail:{item:this}});this.dispatchEvent(r);let e=this.parentElement;e&&[...e.children].filter(o=>o!==this&&o.localName==="wa-dropdown-item"&&o.getAttribute("slot")===this.getAttribute("slot")&&o.submenuOpen).forEach(o=>{o.submenuOpen=!1})}async closeSubmenu(){let r=this.submenuElement;!this.hasSubmenu||!r||(this.submenuOpen=!1,this.setAttribute("aria-expanded","false"),r.hidden||(await Ae(r,"hide"),r?.isConnected&&(r.hidden=!0,r.removeAttribute("data-visible"),r.hidePopover?.())))}isLink(){return!!this.href&&!this.hasSubmenu}navigate(r){let e=this.linkElement;!this.isLink()||this.disabled||!e||e.dispatchEvent(new MouseEvent("click",{bubbles:!1,cancelable:!0,composed:!1,altKey:r?.altKey??!1,ctrlKey:r?.ctrlKey??!1,metaKey:r?.metaKey??!1,shiftKey:r?.shiftKey??!1}))}getSubmenuItems(){return[...this.children].filter(r=>r.localName==="wa-dropdown-item"&&r.getAttribute("slot")==="submenu"&&!r.hasAttribute("disabled"))}render(){return c`
      ${this.href?c`
            <a
              id="link"
              href=${this.href}
              target=${O(this.target)}
              rel=${O(this.rel)}
              download=${O(this.download)}
              tabindex="-1"
              aria-hidden="true"
            ></a>
          `:""}
      ${this.type==="checkbox"?c`
            <wa-icon
              id="check"
              part="checkmark"
              exportparts="svg:checkmark__svg"
              library="system"
              name="check"
            ></wa-icon>
          `:""}

      <span id="icon" part="icon">
        <slot name="icon"></slot>
      </span>

      <span id="label" part="label">
        <slot></slot>
      </span>

      <span id="details" part="details">
        <slot name="details"></slot>
      </span>

      ${this.hasSubmenu?c`
            <wa-icon
              id="submenu-indicator"
              part="submenu-icon"
              exportparts="svg:submenu-icon__svg"
              library="system"
              name="chevron-right"
            ></wa-icon>
          `:""}
      ${this.hasSubmenu?c`
            <div
              id="submenu"
              part="submenu"
              popover="manual"
              role="menu"
              tabindex="-1"
              aria-orientation="vertical"
              hidden
            >
              <slot name="submenu"></slot>
            </div>
          `:""}
    `}};N.css=Od;p([ee("#submenu")],N.prototype,"submenuElement",2);p([ee("#link")],N.prototype,"linkElement",2);p([f({type:Boolean})],N.prototype,"active",2);p([f({reflect:!0})],N.prototype,"variant",2);p([f({reflect:!0})],N.prototype,"size",2);p([te("size")],N.prototype,"handleSizeChange",1);p([f({attribute:"checkbox-adjacent",type:Boolean,reflect:!0})],N.prototype,"checkboxAdjacent",2);p([f({attribute:"submenu-adjacent",type:Boolean,reflect:!0})],N.prototype,"submenuAdjacent",2);p([f()],N.prototype,"value",2);p([f({reflect:!0})],N.prototype,"type",2);p([f({type:Boolean})],N.prototype,"checked",2);p([f({type:Boolean,reflect:!0})],N.prototype,"disabled",2);p([f({type:Boolean,reflect:!0})],N.prototype,"submenuOpen",2);p([f({reflect:!0})],N.prototype,"href",2);p([f()],N.prototype,"target",2);p([f()],N.prototype,"rel",2);p([f()],N.prototype,"download",2);p([k()],N.prototype,"hasSubmenu",2);N=p([P("wa-dropdown-item")],N);var Bd=class extends Event{constructor(){super("wa-reposition",{bubbles:!0,cancelable:!1,composed:!0})}};var Dd=I`
  :host {
    --arrow-color: black;
    --arrow-size: var(--wa-tooltip-arrow-size);
    --popup-border-width: 0px;
    --show-duration: var(--wa-transition-fast);
    --hide-duration: var(--wa-transition-fast);

    /*
     * These properties are computed to account for the arrow's dimensions after being rotated 45º. The constant
     * 0.7071 is derived from sin(45) to calculate the length of the arrow after rotation.
     *
     * The diamond will be translated inward by --arrow-base-offset, the border thickness, to centralise it on
     * the inner edge of the popup border. This also means we need to increase the size of the arrow by the
     * same amount to compensate.
     *
     * A diamond shaped clipping mask is used to avoid overlap of popup content. This extends slightly inward so
     * the popup border is covered with no sub-pixel rounding artifacts. The diamond corners are mitred at 22.5º
     * to properly merge any arrow border with the popup border. The constant 1.4142 is derived from 1 + tan(22.5).
     *
     */
    --arrow-base-offset: var(--popup-border-width);
    --arrow-size-diagonal: calc((var(--arrow-size) + var(--arrow-base-offset)) * 0.7071);
    --arrow-padding-offset: calc(var(--arrow-size-diagonal) - var(--arrow-size));
    --arrow-size-div: calc(var(--arrow-size-diagonal) * 2);
    --arrow-clipping-corner: calc(var(--arrow-base-offset) * 1.4142);

    display: contents;
  }

  .popup {
    position: absolute;
    isolation: isolate;
    max-width: var(--auto-size-available-width, none);
    max-height: var(--auto-size-available-height, none);

    /* Clear UA styles for [popover] */
    :where(&) {
      inset: unset;
      padding: unset;
      margin: unset;
      width: unset;
      height: unset;
      color: unset;
      background: unset;
      border: unset;
      overflow: unset;
    }
  }

  .popup-fixed {
    position: fixed;
  }

  .popup:not(.popup-active) {
    display: none;
  }

  .arrow {
    position: absolute;
    width: var(--arrow-size-div);
    height: var(--arrow-size-div);
    background: var(--arrow-color);
    z-index: 3;
    clip-path: polygon(
      var(--arrow-clipping-corner) 100%,
      var(--arrow-base-offset) calc(100% - var(--arrow-base-offset)),
      calc(var(--arrow-base-offset) - 2px) calc(100% - var(--arrow-base-offset)),
      calc(100% - var(--arrow-base-offset)) calc(var(--arrow-base-offset) - 2px),
      calc(100% - var(--arrow-base-offset)) var(--arrow-base-offset),
      100% var(--arrow-clipping-corner),
      100% 100%
    );
    rotate: 45deg;
  }

  :host([data-current-placement|='left']) .arrow {
    rotate: -45deg;
  }

  :host([data-current-placement|='right']) .arrow {
    rotate: 135deg;
  }

  :host([data-current-placement|='bottom']) .arrow {
    rotate: 225deg;
  }

  /* Hover bridge */
  .popup-hover-bridge:not(.popup-hover-bridge-visible) {
    display: none;
  }

  .popup-hover-bridge {
    position: fixed;
    z-index: 899;
    top: 0;
    right: 0;
    bottom: 0;
    left: 0;
    clip-path: polygon(
      var(--hover-bridge-top-left-x, 0) var(--hover-bridge-top-left-y, 0),
      var(--hover-bridge-top-right-x, 0) var(--hover-bridge-top-right-y, 0),
      var(--hover-bridge-bottom-right-x, 0) var(--hover-bridge-bottom-right-y, 0),
      var(--hover-bridge-bottom-left-x, 0) var(--hover-bridge-bottom-left-y, 0)
    );
  }

  /* Built-in animations */
  .show {
    animation: show var(--show-duration) ease;
  }

  .hide {
    animation: show var(--hide-duration) ease reverse;
  }

  @keyframes show {
    from {
      opacity: 0;
    }
    to {
      opacity: 1;
    }
  }

  .show-with-scale {
    animation: show-with-scale var(--show-duration) ease;
  }

  .hide-with-scale {
    animation: show-with-scale var(--hide-duration) ease reverse;
  }

  @keyframes show-with-scale {
    from {
      opacity: 0;
      scale: 0.8;
    }
    to {
      opacity: 1;
      scale: 1;
    }
  }
`;function zd(r){return Mp(r)}function gi(r){return r.assignedSlot?r.assignedSlot:r.parentNode instanceof ShadowRoot?r.parentNode.host:r.parentNode}function Mp(r){for(let e=r;e;e=gi(e))if(e instanceof Element&&getComputedStyle(e).display==="none")return null;for(let e=gi(r);e;e=gi(e)){if(!(e instanceof Element))continue;let t=getComputedStyle(e);if(t.display!=="contents"&&(t.position!=="static"||fr(t)||e.tagName==="BODY"))return e}return null}function Fd(r){return r!==null&&typeof r=="object"&&"getBoundingClientRect"in r&&("contextElement"in r?r instanceof Element:!0)}var Rp=!!globalThis?.HTMLElement?.prototype.hasOwnProperty("popover"),F=class extends Q{constructor(){super(...arguments),this.localize=new ce(this),this.SUPPORTS_POPOVER=!1,this.active=!1,this.placement="top",this.boundary="viewport",this.distance=0,this.skidding=0,this.arrow=!1,this.arrowPlacement="anchor",this.arrowPadding=10,this.flip=!1,this.flipFallbackPlacements="",this.flipFallbackStrategy="best-fit",this.flipPadding=0,this.shift=!1,this.shiftPadding=0,this.autoSizePadding=0,this.hoverBridge=!1,this.updateHoverBridge=()=>{if(this.hoverBridge&&this.anchorEl&&this.popup){let r=this.anchorEl.getBoundingClientRect(),e=this.popup.getBoundingClientRect(),t=this.placement.includes("top")||this.placement.includes("bottom"),o=0,a=0,s=0,i=0,n=0,l=0,d=0,u=0;t?r.top<e.top?(o=r.left,a=r.bottom,s=r.right,i=r.bottom,n=e.left,l=e.top,d=e.right,u=e.top):(o=e.left,a=e.bottom,s=e.right,i=e.bottom,n=r.left,l=r.top,d=r.right,u=r.top):r.left<e.left?(o=r.right,a=r.top,s=e.left,i=e.top,n=r.right,l=r.bottom,d=e.left,u=e.bottom):(o=e.right,a=e.top,s=r.left,i=r.top,n=e.right,l=e.bottom,d=r.left,u=r.bottom),this.style.setProperty("--hover-bridge-top-left-x",`${o}px`),this.style.setProperty("--hover-bridge-top-left-y",`${a}px`),this.style.setProperty("--hover-bridge-top-right-x",`${s}px`),this.style.setProperty("--hover-bridge-top-right-y",`${i}px`),this.style.setProperty("--hover-bridge-bottom-left-x",`${n}px`),this.style.setProperty("--hover-bridge-bottom-left-y",`${l}px`),this.style.setProperty("--hover-bridge-bottom-right-x",`${d}px`),this.style.setProperty("--hover-bridge-bottom-right-y",`${u}px`)}}}async connectedCallback(){super.connectedCallback(),await this.updateComplete,this.SUPPORTS_POPOVER=Rp,this.start()}disconnectedCallback(){super.disconnectedCallback(),this.stop()}async updated(r){super.updated(r),r.has("active")&&(this.active?this.start():this.stop()),r.has("anchor")&&this.handleAnchorChange(),this.active&&(await this.updateComplete,this.reposition())}async handleAnchorChange(){if(await this.stop(),this.anchor&&typeof this.anchor=="string"){let r=this.getRootNode();this.anchorEl=r.getElementById(this.anchor)}else this.anchor instanceof Element||Fd(this.anchor)?this.anchorEl=this.anchor:this.anchorEl=this.querySelector('[slot="anchor"]');this.anchorEl instanceof HTMLSlotElement&&(this.anchorEl=this.anchorEl.assignedElements({flatten:!0})[0]),this.anchorEl&&this.start()}start(){!this.anchorEl||!this.active||!this.isConnected||(this.popup?.showPopover?.(),this.cleanup=sa(this.anchorEl,this.popup,()=>{this.reposition()}))}async stop(){return new Promise(r=>{this.popup?.hidePopover?.(),this.cleanup?(this.cleanup(),this.cleanup=void 0,this.removeAttribute("data-current-placement"),this.style.removeProperty("--auto-size-available-width"),this.style.removeProperty("--auto-size-available-height"),requestAnimationFrame(()=>r())):r()})}reposition(){if(!this.active||!this.anchorEl||!this.popup)return;let r=[ia({mainAxis:this.distance,crossAxis:this.skidding})];this.sync?r.push(mi({apply:({rects:o})=>{let a=this.sync==="width"||this.sync==="both",s=this.sync==="height"||this.sync==="both";this.popup.style.width=a?`${o.reference.width}px`:"",this.popup.style.height=s?`${o.reference.height}px`:""}})):(this.popup.style.width="",this.popup.style.height="");let e;this.SUPPORTS_POPOVER&&!Fd(this.anchor)&&this.boundary==="scroll"&&(e=Je(this.anchorEl).filter(o=>o instanceof Element)),this.flip&&r.push(la({boundary:this.flipBoundary||e,fallbackPlacements:this.flipFallbackPlacements,fallbackStrategy:this.flipFallbackStrategy==="best-fit"?"bestFit":"initialPlacement",padding:this.flipPadding})),this.shift&&r.push(na({boundary:this.shiftBoundary||e,padding:this.shiftPadding})),this.autoSize?r.push(mi({boundary:this.autoSizeBoundary||e,padding:this.autoSizePadding,apply:({availableWidth:o,availableHeight:a})=>{this.autoSize==="vertical"||this.autoSize==="both"?this.style.setProperty("--auto-size-available-height",`${a}px`):this.style.removeProperty("--auto-size-available-height"),this.autoSize==="horizontal"||this.autoSize==="both"?this.style.setProperty("--auto-size-available-width",`${o}px`):this.style.removeProperty("--auto-size-available-width")}})):(this.style.removeProperty("--auto-size-available-width"),this.style.removeProperty("--auto-size-available-height")),this.arrow&&r.push(_d({element:this.arrowEl,padding:this.arrowPadding}));let t=this.SUPPORTS_POPOVER?o=>Qr.getOffsetParent(o,zd):Qr.getOffsetParent;da(this.anchorEl,this.popup,{placement:this.placement,middleware:r,strategy:this.SUPPORTS_POPOVER?"absolute":"fixed",platform:{...Qr,getOffsetParent:t}}).then(({x:o,y:a,middlewareData:s,placement:i})=>{let n=this.localize.dir()==="rtl",l={top:"bottom",right:"left",bottom:"top",left:"right"}[i.split("-")[0]];if(this.setAttribute("data-current-placement",i),Object.assign(this.popup.style,{left:`${o}px`,top:`${a}px`}),this.arrow){let d=s.arrow.x,u=s.arrow.y,m="",v="",w="",b="";if(this.arrowPlacement==="start"){let S=typeof d=="number"?`calc(${this.arrowPadding}px - var(--arrow-padding-offset))`:"";m=typeof u=="number"?`calc(${this.arrowPadding}px - var(--arrow-padding-offset))`:"",v=n?S:"",b=n?"":S}else if(this.arrowPlacement==="end"){let S=typeof d=="number"?`calc(${this.arrowPadding}px - var(--arrow-padding-offset))`:"";v=n?"":S,b=n?S:"",w=typeof u=="number"?`calc(${this.arrowPadding}px - var(--arrow-padding-offset))`:""}else this.arrowPlacement==="center"?(b=typeof d=="number"?"calc(50% - var(--arrow-size-diagonal))":"",m=typeof u=="number"?"calc(50% - var(--arrow-size-diagonal))":""):(b=typeof d=="number"?`${d}px`:"",m=typeof u=="number"?`${u}px`:"");Object.assign(this.arrowEl.style,{top:m,right:v,bottom:w,left:b,[l]:"calc(var(--arrow-base-offset) - var(--arrow-size-diagonal))"})}}),requestAnimationFrame(()=>this.updateHoverBridge()),this.dispatchEvent(new Bd)}render(){return c`
      <slot name="anchor" @slotchange=${this.handleAnchorChange}></slot>

      <span
        part="hover-bridge"
        class=${ze({"popup-hover-bridge":!0,"popup-hover-bridge-visible":this.hoverBridge&&this.active})}
      ></span>

      <div
        popover="manual"
        part="popup"
        class=${ze({popup:!0,"popup-active":this.active,"popup-fixed":!this.SUPPORTS_POPOVER,"popup-has-arrow":this.arrow})}
      >
        <slot></slot>
        ${this.arrow?c`<div part="arrow" class="arrow" role="presentation"></div>`:""}
      </div>
    `}};F.css=Dd;p([ee(".popup")],F.prototype,"popup",2);p([ee(".arrow")],F.prototype,"arrowEl",2);p([f({attribute:!1,type:Boolean})],F.prototype,"SUPPORTS_POPOVER",2);p([f()],F.prototype,"anchor",2);p([f({type:Boolean,reflect:!0})],F.prototype,"active",2);p([f({reflect:!0})],F.prototype,"placement",2);p([f()],F.prototype,"boundary",2);p([f({type:Number})],F.prototype,"distance",2);p([f({type:Number})],F.prototype,"skidding",2);p([f({type:Boolean})],F.prototype,"arrow",2);p([f({attribute:"arrow-placement"})],F.prototype,"arrowPlacement",2);p([f({attribute:"arrow-padding",type:Number})],F.prototype,"arrowPadding",2);p([f({type:Boolean})],F.prototype,"flip",2);p([f({attribute:"flip-fallback-placements",converter:{fromAttribute:r=>r.split(" ").map(e=>e.trim()).filter(e=>e!==""),toAttribute:r=>r.join(" ")}})],F.prototype,"flipFallbackPlacements",2);p([f({attribute:"flip-fallback-strategy"})],F.prototype,"flipFallbackStrategy",2);p([f({type:Object})],F.prototype,"flipBoundary",2);p([f({attribute:"flip-padding",type:Number})],F.prototype,"flipPadding",2);p([f({type:Boolean})],F.prototype,"shift",2);p([f({type:Object})],F.prototype,"shiftBoundary",2);p([f({attribute:"shift-padding",type:Number})],F.prototype,"shiftPadding",2);p([f({attribute:"auto-size"})],F.prototype,"autoSize",2);p([f()],F.prototype,"sync",2);p([f({type:Object})],F.prototype,"autoSizeBoundary",2);p([f({attribute:"auto-size-padding",type:Number})],F.prototype,"autoSizePadding",2);p([f({attribute:"hover-bridge",type:Boolean})],F.prototype,"hoverBridge",2);F=p([P("wa-popup")],F);var qd=class extends Event{constructor(){super("wa-clear",{bubbles:!0,cancelable:!1,composed:!0})}};function Id(r,e){let t=r.metaKey||r.ctrlKey||r.shiftKey||r.altKey;r.key==="Enter"&&!t&&setTimeout(()=>{!r.defaultPrevented&&!r.isComposing&&Bp(e)})}var Tp=new Map([["input",!0],["wa-input",!0],["wa-tag-input",!0],["wa-number-input",!0],["wa-otp-input",!0],["wa-slider",!0]]),_p=new Map([["button",!1],["checkbox",!1],["color",!1],["date",!1],["datetime-local",!1],["email",!0],["file",!1],["hidden",!1],["image",!1],["month",!1],["number",!0],["password",!0],["radio",!1],["range",!1],["reset",!0],["search",!0],["submit",!1],["tel",!0],["text",!0],["time",!1],["url",!0],["week",!1]]),Op=r=>{let e=r?.localName;if(!e||!!!Tp.get(e))return!1;if(e!=="input"&&e!=="wa-input")return!0;let o=r.type;return!!_p.get(o)};function Bp(r){let e=null;if("form"in r&&(e=r.form),!e&&"getForm"in r&&(e=r.getForm()),!e)return;let t=Array.from(e.elements),o=0;for(let s of t)Op(s)&&(o+=1);if(o===1){e.requestSubmit(null);return}let a=t.find(s=>s.type==="submit"&&!s.matches(":disabled"));a&&(["input","button"].includes(a.localName)?e.requestSubmit(a):a.click())}var Ud=I`
  :host {
    border-width: 0;
  }

  :host(:focus) {
    outline: none;
  }

  .text-field {
    display: flex;
    align-items: stretch;
    justify-content: start;
    position: relative;
    transition: inherit;
    height: var(--wa-form-control-height);
    border-color: var(--wa-form-control-border-color);
    border-radius: var(--wa-form-control-border-radius);
    border-style: var(--wa-form-control-border-style);
    border-width: var(--wa-form-control-border-width);
    cursor: text;
    color: var(--wa-form-control-value-color);
    font-size: var(--wa-form-control-value-font-size);
    font-family: inherit;
    font-weight: var(--wa-form-control-value-font-weight);
    line-height: var(--wa-form-control-value-line-height);
    vertical-align: middle;
    width: 100%;
    transition:
      background-color var(--wa-transition-normal),
      border-color var(--wa-transition-normal),
      outline-color var(--wa-transition-fast);
    transition-timing-function: var(--wa-transition-easing);
    background-color: var(--wa-form-control-background-color);
    box-shadow: var(--box-shadow);
    padding: 0 var(--wa-form-control-padding-inline);
    outline: var(--wa-focus-ring-style) var(--wa-focus-ring-width) transparent;
    outline-offset: var(--wa-focus-ring-offset);

    /* Only ring the field when the text input has focus, not inner buttons */
    &:has(input:focus, textarea:focus) {
      outline-color: var(--wa-color-focus);
    }

    /* Style disabled inputs */
    &:has(:disabled) {
      cursor: not-allowed;
      opacity: 0.5;
    }
  }

  /* Appearance modifiers */
  :host([appearance='outlined']) .text-field {
    background-color: var(--wa-form-control-background-color);
    border-color: var(--wa-form-control-border-color);
  }

  :host([appearance='filled']) .text-field {
    background-color: var(--wa-color-neutral-fill-quiet);
    border-color: var(--wa-color-neutral-fill-quiet);
  }

  :host([appearance='filled-outlined']) .text-field {
    background-color: var(--wa-color-neutral-fill-quiet);
    border-color: var(--wa-form-control-border-color);
  }

  :host([pill]) .text-field {
    border-radius: var(--wa-border-radius-pill) !important;
  }

  .text-field {
    /* Show autofill styles over the entire text field, not just the native <input> */
    &:has(:autofill),
    &:has(:-webkit-autofill) {
      background-color: var(--wa-color-brand-fill-quiet) !important;
    }

    input,
    textarea {
      /*
      Fixes an alignment issue with placeholders.
      https://github.com/shoelace-style/webawesome/issues/342
    */
      height: 100%;

      padding: 0;
      border: none;
      outline: none;
      box-shadow: none;
      margin: 0;
      cursor: inherit;
      -webkit-appearance: none;
      font: inherit;

      /* Turn off Safari's autofill styles */
      &:-webkit-autofill,
      &:-webkit-autofill:hover,
      &:-webkit-autofill:focus,
      &:-webkit-autofill:active {
        -webkit-background-clip: text;
        background-color: transparent;
        -webkit-text-fill-color: inherit;
      }
    }
  }

  input {
    flex: 1 1 auto;
    min-width: 0;
    height: 100%;
    transition: inherit;

    /* prettier-ignore */
    background-color: rgb(118 118 118 / 0); /* ensures proper placeholder styles in webkit's date input */
    height: calc(var(--wa-form-control-height) - var(--border-width) * 2);
    padding-block: 0;
    color: inherit;

    &:autofill {
      &,
      &:hover,
      &:focus,
      &:active {
        box-shadow: none;
        caret-color: var(--wa-form-control-value-color);
      }
    }

    &::placeholder {
      color: var(--wa-form-control-placeholder-color);
      user-select: none;
      -webkit-user-select: none;
    }

    &::-webkit-search-decoration,
    &::-webkit-search-cancel-button,
    &::-webkit-search-results-button,
    &::-webkit-search-results-decoration {
      -webkit-appearance: none;
    }

    &:focus {
      outline: none;
    }
  }

  textarea {
    &:autofill {
      &,
      &:hover,
      &:focus,
      &:active {
        box-shadow: none;
        caret-color: var(--wa-form-control-value-color);
      }
    }

    &::placeholder {
      color: var(--wa-form-control-placeholder-color);
      user-select: none;
      -webkit-user-select: none;
    }
  }

  .start,
  .end {
    display: inline-flex;
    flex: 0 0 auto;
    align-items: center;
    cursor: default;

    &::slotted(wa-icon) {
      color: var(--wa-color-neutral-on-quiet);
    }
  }

  .start::slotted(*) {
    margin-inline-end: var(--wa-form-control-padding-inline);
  }

  .end::slotted(*) {
    margin-inline-start: var(--wa-form-control-padding-inline);
  }

  /*
   * Clearable + Password Toggle
   */

  .clear,
  .password-toggle {
    position: relative;
    display: inline-flex;
    align-self: center;
    align-items: center;
    justify-content: center;
    aspect-ratio: 1;
    height: 1.5em;
    font-size: inherit;
    color: var(--wa-color-neutral-on-quiet);
    border: none;
    border-radius: var(--wa-border-radius-s);
    background: none;
    padding: 0;
    transition: var(--wa-transition-normal) color;
    cursor: pointer;
    /* The box is wider than the glyph, so overhang half of that growth on each side. Keeps the
       glyph flush with the field's trailing padding edge, like every other form control. */
    margin-inline-start: calc(var(--wa-form-control-padding-inline) - 0.125em);
    margin-inline-end: -0.125em;

    &::after {
      content: '';
      position: absolute;
      inset-inline: 0;
      height: var(--wa-form-control-height);
    }

    @media (hover: hover) {
      &:hover {
        color: color-mix(in oklab, currentColor, var(--wa-color-mix-hover));
      }
    }

    &:active {
      color: color-mix(in oklab, currentColor, var(--wa-color-mix-active));
    }

    &:focus {
      outline: none;
    }

    &:focus-visible {
      outline: var(--wa-focus-ring);
      outline-offset: var(--wa-focus-ring-offset);
    }
  }

  /* Don't show the browser's password toggle in Edge */
  ::-ms-reveal {
    display: none;
  }

  /* Hide the built-in number spinner */
  :host([without-spin-buttons]) input[type='number'] {
    -moz-appearance: textfield;

    &::-webkit-outer-spin-button,
    &::-webkit-inner-spin-button {
      -webkit-appearance: none;
      display: none;
    }
  }
`;var Hd=I`
  :host {
    display: flex;
    flex-direction: column;
  }

  /* Treat wrapped labels, inputs, and hints as direct children of the host element */
  [part~='form-control'] {
    display: contents;
  }

  /* Label */
  :is([part~='form-control-label'], [part~='label']):has(*:not(:empty)),
  :is([part~='form-control-label'], [part~='label']).has-label {
    display: inline-flex;
    color: var(--wa-form-control-label-color);
    font-weight: var(--wa-form-control-label-font-weight);
    line-height: var(--wa-form-control-label-line-height);
    margin-block-end: 0.5em;
  }

  :host([required]) :is([part~='form-control-label'], [part~='label'])::after {
    content: var(--wa-form-control-required-content);
    margin-inline-start: var(--wa-form-control-required-content-offset);
    color: var(--wa-form-control-required-content-color);
  }

  /* Help text */
  [part~='hint'] {
    display: block;
    color: var(--wa-form-control-hint-color);
    font-weight: var(--wa-form-control-hint-font-weight);
    line-height: var(--wa-form-control-hint-line-height);
    margin-block-start: 0.5em;
    font-size: var(--wa-font-size-smaller);

    &:not(.has-slotted, .has-hint, .has-count) {
      display: none;
    }
  }
`;var jd=xe(class extends ue{constructor(r){if(super(r),r.type!==he.PROPERTY&&r.type!==he.ATTRIBUTE&&r.type!==he.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!Ql(r))throw Error("`live` bindings can only contain a single expression")}render(r){return r}update(r,[e]){if(e===G||e===y)return e;let t=r.element,o=r.name;if(r.type===he.PROPERTY){if(e===t[o])return G}else if(r.type===he.BOOLEAN_ATTRIBUTE){if(!!e===t.hasAttribute(o))return G}else if(r.type===he.ATTRIBUTE&&t.getAttribute(o)===e+"")return G;return lr(r),e}});var E=class extends me{constructor(){super(...arguments),this.assumeInteractionOn=["blur","input"],this.hasSlotController=new dt(this,"hint","label"),this.localize=new ce(this),this.title="",this.type="text",this._value=null,this.defaultValue=this.getAttribute("value")||null,this.size="m",this.appearance="outlined",this.pill=!1,this.label="",this.hint="",this.withClear=!1,this.placeholder="",this.readonly=!1,this.passwordToggle=!1,this.passwordVisible=!1,this.withoutSpinButtons=!1,this.required=!1,this.spellcheck=!0,this.withLabel=!1,this.withHint=!1}static get validators(){return[...super.validators,Lo()]}get value(){return this.valueHasChanged?this._value:this._value??this.defaultValue}set value(r){this._value!==r&&(this.valueHasChanged=!0,this._value=r)}updateFormValue(r){if(r==null){this.setValue("",null);return}super.updateFormValue(r)}handleSizeChange(){lt(this.localName,this.size)}handleChange(r){this.value=this.input.value,this.relayNativeEvent(r,{bubbles:!0,composed:!0})}handleClearClick(r){r.preventDefault(),this.value!==""&&(this.value="",this.updateComplete.then(()=>{this.dispatchEvent(new qd),this.dispatchEvent(new InputEvent("input",{bubbles:!0,composed:!0})),this.dispatchEvent(new Event("change",{bubbles:!0,composed:!0}))})),this.input.focus()}handleInput(){this.value=this.input.value}handleKeyDown(r){Id(r,this)}handlePasswordToggle(){this.passwordVisible=!this.passwordVisible}updated(r){if(super.updated(r),r.has("value")||r.has("defaultValue")||r.has("type")){let e=["number","date","time","datetime-local"];this.input&&e.includes(this.type)&&this.value&&this.input.value!==this.value&&(this._value=this.input.value),this.customStates.set("blank",!this.value),this.updateValidity()}}handleStepChange(){this.input.step=String(this.step),this.updateValidity()}focus(r){this.input.focus(r)}blur(){this.input.blur()}select(){this.input.select()}setSelectionRange(r,e,t="none"){this.input.setSelectionRange(r,e,t)}setRangeText(r,e,t,o="preserve"){let a=e??this.input.selectionStart,s=t??this.input.selectionEnd;this.input.setRangeText(r,a,s,o),this.value!==this.input.value&&(this.value=this.input.value)}showPicker(){"showPicker"in HTMLInputElement.prototype&&this.input.showPicker()}stepUp(){this.input.stepUp(),this.value!==this.input.value&&(this.value=this.input.value)}stepDown(){this.input.stepDown(),this.value!==this.input.value&&(this.value=this.input.value)}formResetCallback(){this.value=null,this.input&&(this.input.value=this.value),super.formResetCallback()}render(){let r=this.hasSlotController.test("label","withLabel"),e=this.hasSlotController.test("hint","withHint"),t=this.label?!0:!!r,o=this.hint?!0:!!e,a=this.withClear&&!this.disabled&&!this.readonly,s=(!this.didSSR||this.hasUpdated)&&a&&(typeof this.value=="number"||this.value&&this.value.length>0);return c`
      <label
        part="form-control-label label"
        class=${ze({label:!0,"has-label":t})}
        for="input"
        aria-hidden=${t?"false":"true"}
      >
        <slot name="label">${this.label}</slot>
      </label>

      <div part="base input-wrapper" class="text-field">
        <slot name="start" part="start" class="start"></slot>

        <input
          part="input"
          id="input"
          class="control"
          type=${this.type==="password"&&this.passwordVisible?"text":this.type}
          title=${this.title}
          name=${O(this.name)}
          ?disabled=${this.disabled}
          ?readonly=${this.readonly}
          ?required=${this.required}
          placeholder=${O(this.placeholder)}
          minlength=${O(this.minlength)}
          maxlength=${O(this.maxlength)}
          min=${O(this.min)}
          max=${O(this.max)}
          step=${O(this.step)}
          .value=${jd(this.value??"")}
          autocapitalize=${O(this.autocapitalize)}
          autocomplete=${O(this.autocomplete)}
          autocorrect=${this.autocorrect?"on":"off"}
          ?autofocus=${this.autofocus}
          spellcheck=${this.spellcheck}
          pattern=${O(this.pattern)}
          enterkeyhint=${O(this.enterkeyhint)}
          inputmode=${O(this.inputmode)}
          aria-describedby="hint"
          @change=${this.handleChange}
          @input=${this.handleInput}
          @keydown=${this.handleKeyDown}
        />

        ${s?c`
              <button
                part="clear-button"
                class="clear"
                type="button"
                aria-label=${this.localize.term("clearEntry")}
                @click=${this.handleClearClick}
                tabindex="-1"
              >
                <slot name="clear-icon">
                  <wa-icon name="circle-xmark" library="system" variant="regular"></wa-icon>
                </slot>
              </button>
            `:""}
        ${this.passwordToggle&&!this.disabled?c`
              <button
                part="password-toggle-button"
                class="password-toggle"
                type="button"
                aria-label=${this.localize.term(this.passwordVisible?"hidePassword":"showPassword")}
                @click=${this.handlePasswordToggle}
              >
                ${this.passwordVisible?c`
                      <slot name="hide-password-icon">
                        <wa-icon name="eye-slash" library="system" variant="regular"></wa-icon>
                      </slot>
                    `:c`
                      <slot name="show-password-icon">
                        <wa-icon name="eye" library="system" variant="regular"></wa-icon>
                      </slot>
                    `}
              </button>
            `:""}

        <slot name="end" part="end" class="end"></slot>
      </div>

      <slot
        id="hint"
        part="hint"
        name="hint"
        class=${ze({"has-slotted":o})}
        aria-hidden=${o?"false":"true"}
        >${this.hint}</slot
      >
    `}};E.css=[sr,Hd,Ud];E.shadowRootOptions={...me.shadowRootOptions,delegatesFocus:!0};p([ee("input")],E.prototype,"input",2);p([f()],E.prototype,"title",2);p([f({reflect:!0})],E.prototype,"type",2);p([k()],E.prototype,"value",1);p([f({attribute:"value",reflect:!0})],E.prototype,"defaultValue",2);p([f({reflect:!0})],E.prototype,"size",2);p([te("size")],E.prototype,"handleSizeChange",1);p([f({reflect:!0})],E.prototype,"appearance",2);p([f({type:Boolean,reflect:!0})],E.prototype,"pill",2);p([f()],E.prototype,"label",2);p([f({attribute:"hint"})],E.prototype,"hint",2);p([f({attribute:"with-clear",type:Boolean})],E.prototype,"withClear",2);p([f()],E.prototype,"placeholder",2);p([f({type:Boolean,reflect:!0})],E.prototype,"readonly",2);p([f({attribute:"password-toggle",type:Boolean})],E.prototype,"passwordToggle",2);p([f({attribute:"password-visible",type:Boolean})],E.prototype,"passwordVisible",2);p([f({attribute:"without-spin-buttons",type:Boolean,reflect:!0})],E.prototype,"withoutSpinButtons",2);p([f({type:Boolean,reflect:!0})],E.prototype,"required",2);p([f()],E.prototype,"pattern",2);p([f({type:Number})],E.prototype,"minlength",2);p([f({type:Number})],E.prototype,"maxlength",2);p([f()],E.prototype,"min",2);p([f()],E.prototype,"max",2);p([f()],E.prototype,"step",2);p([f()],E.prototype,"autocapitalize",2);p([f({type:Boolean,converter:{fromAttribute:r=>!(!r||r==="off"),toAttribute:r=>r?"on":"off"}})],E.prototype,"autocorrect",2);p([f()],E.prototype,"autocomplete",2);p([f({type:Boolean})],E.prototype,"autofocus",2);p([f()],E.prototype,"enterkeyhint",2);p([f({type:Boolean,converter:{fromAttribute:r=>!(!r||r==="false"),toAttribute:r=>r?"true":"false"}})],E.prototype,"spellcheck",2);p([f()],E.prototype,"inputmode",2);p([f({attribute:"with-label",type:Boolean})],E.prototype,"withLabel",2);p([f({attribute:"with-hint",type:Boolean})],E.prototype,"withHint",2);p([te("step",{waitUntilFirstUpdate:!0})],E.prototype,"handleStepChange",1);E=p([P("wa-input")],E);E.disableWarning?.("change-in-update");var Nd=I`
  :host {
    --track-height: 1rem;
    --track-color: var(--wa-color-neutral-fill-normal);
    --indicator-color: var(--wa-color-brand-fill-loud);

    display: flex;
  }

  .progress-bar {
    flex: 1 1 auto;
    display: flex;
    position: relative;
    overflow: hidden;
    height: var(--track-height);
    border-radius: var(--wa-border-radius-pill);
    background-color: var(--track-color);
    color: var(--wa-color-brand-on-loud);
    font-size: var(--wa-font-size-s);
  }

  .indicator {
    width: var(--percentage);
    display: flex;
    align-items: center;
    justify-content: center;
    background-color: var(--indicator-color);
    text-align: center;
    white-space: nowrap;
    overflow: hidden;
    line-height: 1;
    font-weight: var(--wa-font-weight-semibold);
    transition: all var(--wa-transition-slow, 200ms) var(--wa-transition-easing, ease);
    user-select: none;
    -webkit-user-select: none;
  }

  /* Indeterminate */
  :host([indeterminate]) .indicator {
    position: absolute;
    inset-block: 0;
    inline-size: 50%;
    animation: wa-progress-indeterminate 2.5s infinite cubic-bezier(0.37, 0, 0.63, 1);
  }

  @media (forced-colors: active) {
    .progress-bar {
      outline: solid 1px SelectedItem;
      background-color: var(--wa-color-surface-default);
    }

    .indicator {
      outline: solid 1px SelectedItem;
      background-color: SelectedItem;
    }
  }

  @keyframes wa-progress-indeterminate {
    0% {
      inset-inline-start: -50%;
    }

    75%,
    100% {
      inset-inline-start: 100%;
    }
  }
`;var Vt=class extends Q{constructor(){super(...arguments),this.localize=new ce(this),this.value=0,this.indeterminate=!1,this.label=""}willUpdate(r){this.style==null&&this.setStyleProperty("--percentage",`${ni(this.value,0,100)}%`),super.willUpdate(r)}updated(r){r.has("value")&&requestAnimationFrame(()=>{this.style.setProperty("--percentage",`${ni(this.value,0,100)}%`)}),super.updated(r)}render(){return c`
      <div
        part="base progress-bar"
        class="progress-bar"
        role="progressbar"
        title=${O(this.title)}
        aria-label=${this.label.length>0?this.label:this.localize.term("progress")}
        aria-valuemin="0"
        aria-valuemax="100"
        aria-valuenow=${this.indeterminate?"0":this.value}
      >
        <div part="indicator" class="indicator">
          ${this.indeterminate?"":c` <slot part="label" class="label"></slot> `}
        </div>
      </div>
    `}};Vt.css=Nd;p([f({type:Number,reflect:!0})],Vt.prototype,"value",2);p([f({type:Boolean,reflect:!0})],Vt.prototype,"indeterminate",2);p([f()],Vt.prototype,"label",2);Vt=p([P("wa-progress-bar")],Vt);var fa=xe(class extends ue{constructor(){super(...arguments),this.key=y}render(r,e){return this.key=r,e}update(r,[e,t]){return e!==this.key&&(lr(r),this.key=e),t}});var Wd="important",Dp=" !"+Wd,ca=xe(class extends ue{constructor(r){if(super(r),r.type!==he.ATTRIBUTE||r.name!=="style"||r.strings?.length>2)throw Error("The `styleMap` directive must be used in the `style` attribute and must be the only part in the attribute.")}render(r){return Object.keys(r).reduce((e,t)=>{let o=r[t];return o==null?e:e+`${t=t.includes("-")?t:t.replace(/(?:^(webkit|moz|ms|o)|)(?=[A-Z])/g,"-$&").toLowerCase()}:${o};`},"")}update(r,[e]){let{style:t}=r.element;if(this.ft===void 0)return this.ft=new Set(Object.keys(e)),this.render(e);for(let o of this.ft)e[o]==null&&(this.ft.delete(o),o.includes("-")?t.removeProperty(o):t[o]=null);for(let o in e){let a=e[o];if(a!=null){this.ft.add(o);let s=typeof a=="string"&&a.endsWith(Dp);o.includes("-")||s?t.setProperty(o,s?a.slice(0,-11):a,s?Wd:""):t[o]=a}}return G}});var yi=[["path",{d:"M12 5v14"}],["path",{d:"m19 12-7 7-7-7"}]];var vi=[["path",{d:"m12 19-7-7 7-7"}],["path",{d:"M19 12H5"}]];var wi=[["circle",{cx:"12",cy:"12",r:"10"}],["path",{d:"M4.929 4.929 19.07 19.071"}]];var xi=[["path",{d:"M18 6 7 17l-5-5"}],["path",{d:"m22 10-7.5 7.5L13 16"}]];var bi=[["path",{d:"M20 6 9 17l-5-5"}]];var ua=[["circle",{cx:"12",cy:"12",r:"10"}],["line",{x1:"12",x2:"12",y1:"8",y2:"12"}],["line",{x1:"12",x2:"12.01",y1:"16",y2:"16"}]];var Ci=[["circle",{cx:"12",cy:"12",r:"10"}],["path",{d:"M12 6v6l4 2"}]];var ki=[["rect",{width:"14",height:"14",x:"8",y:"8",rx:"2",ry:"2"}],["path",{d:"M4 16c-1.1 0-2-.9-2-2V4c0-1.1.9-2 2-2h10c1.1 0 2 .9 2 2"}]];var Si=[["path",{d:"M12 15V3"}],["path",{d:"M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4"}],["path",{d:"m7 10 5 5 5-5"}]];var pa=[["circle",{cx:"12",cy:"12",r:"1"}],["circle",{cx:"12",cy:"5",r:"1"}],["circle",{cx:"12",cy:"19",r:"1"}]];var Pi=[["path",{d:"M15 3h6v6"}],["path",{d:"M10 14 21 3"}],["path",{d:"M18 13v6a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2h6"}]];var ma=[["path",{d:"M13.267 2.08a10 10 0 108.653 8.653"}],["path",{d:"M15 10V9"}],["path",{d:"M16 5h6"}],["path",{d:"M16.472 15a6 6 0 01-8.943 0"}],["path",{d:"M19 2v6"}],["path",{d:"M9 10V9"}]];var Li=[["path",{d:"M6 22a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h8a2.4 2.4 0 0 1 1.704.706l3.588 3.588A2.4 2.4 0 0 1 20 8v12a2 2 0 0 1-2 2z"}],["path",{d:"M14 2v5a1 1 0 0 0 1 1h5"}]];var $i=[["rect",{width:"18",height:"18",x:"3",y:"3",rx:"2",ry:"2"}],["circle",{cx:"9",cy:"9",r:"2"}],["path",{d:"m21 15-3.086-3.086a2 2 0 0 0-2.828 0L6 21"}]];var Ei=[["circle",{cx:"12",cy:"12",r:"10"}],["path",{d:"M12 16v-4"}],["path",{d:"M12 8h.01"}]];var Ai=[["path",{d:"m16 17 5-5-5-5"}],["path",{d:"M21 12H9"}],["path",{d:"M9 21H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h4"}]];var Mi=[["path",{d:"M2.992 16.342a2 2 0 0 1 .094 1.167l-1.065 3.29a1 1 0 0 0 1.236 1.168l3.413-.998a2 2 0 0 1 1.099.092 10 10 0 1 0-4.777-4.719"}],["path",{d:"M8 12h8"}],["path",{d:"M12 8v8"}]];var Ri=[["path",{d:"M20.985 12.486a9 9 0 1 1-9.473-9.472c.405-.022.617.46.402.803a6 6 0 0 0 8.268 8.268c.344-.215.825-.004.803.401"}]];var Ti=[["path",{d:"m16 6-8.414 8.586a2 2 0 0 0 2.829 2.829l8.414-8.586a4 4 0 1 0-5.657-5.657l-8.379 8.551a6 6 0 1 0 8.485 8.485l8.379-8.551"}]];var _i=[["path",{d:"M21.174 6.812a1 1 0 0 0-3.986-3.987L3.842 16.174a2 2 0 0 0-.5.83l-1.321 4.352a.5.5 0 0 0 .623.622l4.353-1.32a2 2 0 0 0 .83-.497z"}],["path",{d:"m15 5 4 4"}]];var Oi=[["path",{d:"M10.1 13.9a14 14 0 0 0 3.732 2.668 1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2 18 18 0 0 1-12.728-5.272"}],["path",{d:"M22 2 2 22"}],["path",{d:"M4.76 13.582A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 .244.473"}]];var Bi=[["path",{d:"M13.832 16.568a1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 6.392 6.384"}]];var Di=[["path",{d:"M5 12h14"}],["path",{d:"M12 5v14"}]];var zi=[["path",{d:"M21 12a9 9 0 1 1-9-9c2.52 0 4.93 1 6.74 2.74L21 8"}],["path",{d:"M21 3v5h-5"}]];var ha=[["path",{d:"M3.714 3.048a.498.498 0 0 0-.683.627l2.843 7.627a2 2 0 0 1 0 1.396l-2.842 7.627a.498.498 0 0 0 .682.627l18-8.5a.5.5 0 0 0 0-.904z"}],["path",{d:"M6 12h16"}]];var Fi=[["circle",{cx:"12",cy:"12",r:"4"}],["path",{d:"M12 3v1"}],["path",{d:"M12 20v1"}],["path",{d:"M3 12h1"}],["path",{d:"M20 12h1"}],["path",{d:"m18.364 5.636-.707.707"}],["path",{d:"m6.343 17.657-.707.707"}],["path",{d:"m5.636 5.636.707.707"}],["path",{d:"m17.657 17.657.707.707"}]];var qi=[["path",{d:"M12 2v2"}],["path",{d:"M14.837 16.385a6 6 0 1 1-7.223-7.222c.624-.147.97.66.715 1.248a4 4 0 0 0 5.26 5.259c.589-.255 1.396.09 1.248.715"}],["path",{d:"M16 12a4 4 0 0 0-4-4"}],["path",{d:"m19 5-1.256 1.256"}],["path",{d:"M20 12h2"}]];var ga=[["path",{d:"M10 11v6"}],["path",{d:"M14 11v6"}],["path",{d:"M19 6v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6"}],["path",{d:"M3 6h18"}],["path",{d:"M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2"}]];var Ii=[["path",{d:"M16 21v-2a4 4 0 0 0-4-4H6a4 4 0 0 0-4 4v2"}],["circle",{cx:"9",cy:"7",r:"4"}],["line",{x1:"19",x2:"19",y1:"8",y2:"14"}],["line",{x1:"22",x2:"16",y1:"11",y2:"11"}]];var Ui=[["path",{d:"M16 21v-2a4 4 0 0 0-4-4H6a4 4 0 0 0-4 4v2"}],["path",{d:"M16 3.128a4 4 0 0 1 0 7.744"}],["path",{d:"M22 21v-2a4 4 0 0 0-3-3.87"}],["circle",{cx:"9",cy:"7",r:"4"}]];var Hi=[["path",{d:"M18 6 6 18"}],["path",{d:"m6 6 12 12"}]];var zp={down:yi,back:vi,block:wi,check:bi,checks:xi,alert:ua,clock:Ci,copy:ki,download:Si,more:pa,external:Pi,file:Li,image:$i,info:Ei,leave:Ai,chat:Mi,moon:Ri,attach:Ti,edit:_i,phone:Bi,hangup:Oi,plus:Di,retry:zi,send:ha,react:ma,sun:Fi,auto:qi,bin:ga,invite:Ii,people:Ui,close:Hi},Vd=new Map;function L(r){let e=Vd.get(r)??Fp(r);return Vd.set(r,e),e}function Fp(r){let e=zp[r].map(([t,o])=>{if(t==="path")return zt`<path d=${o.d} />`;if(t==="circle")return zt`<circle cx=${o.cx} cy=${o.cy} r=${o.r} />`;if(t==="line")return zt`<line x1=${o.x1} y1=${o.y1} x2=${o.x2} y2=${o.y2} />`;if(t==="rect")return zt`<rect x=${o.x} y=${o.y} width=${o.width} height=${o.height} rx=${o.rx??0} />`;throw new Error(`a ${t} cannot be drawn`)});return c`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${e}</svg>`}var qp=/[\u0000-\u001F\u007F-\u009F\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g,Ip=new Intl.Segmenter(void 0,{granularity:"grapheme"}),Up=10,He=r=>r.replace(qp,"");function ya(r){let e=[...Ip.segment(r)].map(({segment:o})=>o),t=Math.max(0,e.length-Up);return c`<bdi class="file-name" title=${r}><span>${e.slice(0,t).join("")}</span><span>${e.slice(t).join("")}</span></bdi>`}var Wi=(r,e)=>e.some(t=>r instanceof t),Gd,Kd;function Hp(){return Gd||(Gd=[IDBIndex,IDBObjectStore,IDBCursor,IDBDatabase,IDBTransaction])}function jp(){return Kd||(Kd=["advance","continue","continuePrimaryKey"].map(r=>IDBCursor.prototype[r]))}var Vi=new WeakMap,ji=new WeakMap,va=new WeakMap;function Np(r){let e=new Promise((t,o)=>{let a=()=>{r.removeEventListener("success",s),r.removeEventListener("error",i)},s=()=>{t(pt(r.result)),a()},i=()=>{o(r.error),a()};r.addEventListener("success",s),r.addEventListener("error",i)});return va.set(e,r),e}function Wp(r){if(Vi.has(r))return;let e=new Promise((t,o)=>{let a=()=>{r.removeEventListener("complete",s),r.removeEventListener("error",i),r.removeEventListener("abort",i)},s=()=>{t(),a()},i=()=>{o(r.error||new DOMException("AbortError","AbortError")),a()};r.addEventListener("complete",s),r.addEventListener("error",i),r.addEventListener("abort",i)});Vi.set(r,e)}var Gi={get(r,e,t){if(r instanceof IDBTransaction){if(e==="done")return Vi.get(r);if(e==="store")return t.objectStoreNames[1]?void 0:t.objectStore(t.objectStoreNames[0])}return pt(r[e])},set(r,e,t){return r[e]=t,!0},has(r,e){return r instanceof IDBTransaction&&(e==="done"||e==="store")?!0:e in r}};function Jd(r){Gi=r(Gi)}function Vp(r){return jp().includes(r)?function(...e){return r.apply(Ki(this),e),pt(this.request)}:function(...e){return pt(r.apply(Ki(this),e))}}function Gp(r){return typeof r=="function"?Vp(r):(r instanceof IDBTransaction&&Wp(r),Wi(r,Hp())?new Proxy(r,Gi):r)}function pt(r){if(r instanceof IDBRequest)return Np(r);if(ji.has(r))return ji.get(r);let e=Gp(r);return Object.is(e,r)||(ji.set(r,e),va.set(e,r)),e}var Ki=r=>va.get(r);function Zd(r,e,{blocked:t,upgrade:o,blocking:a,terminated:s}={}){let i=indexedDB.open(r,e),n=pt(i);return o&&i.addEventListener("upgradeneeded",l=>{o(pt(i.result),l.oldVersion,l.newVersion,pt(i.transaction),l)}),t&&i.addEventListener("blocked",l=>t(l.oldVersion,l.newVersion,l)),n.then(l=>{s&&l.addEventListener("close",()=>s()),a&&l.addEventListener("versionchange",d=>a(d.oldVersion,d.newVersion,d))}).catch(()=>{}),n}function ef(r,{blocked:e}={}){let t=indexedDB.deleteDatabase(r);return e&&t.addEventListener("blocked",o=>e(o.oldVersion,o)),pt(t).then(()=>{})}var Kp=["get","getKey","getAll","getAllKeys","count"],Xp=["put","add","delete","clear"],Ni={};function Xd(r,e){if(!(r instanceof IDBDatabase&&!(e in r)&&typeof e=="string"))return;if(Ni[e])return Ni[e];let t=e.replace(/FromIndex$/,""),o=e!==t,a=Xp.includes(t);if(!(t in(o?IDBIndex:IDBObjectStore).prototype)||!(a||Kp.includes(t)))return;let s=async function(i,...n){let l=this.transaction(i,a?"readwrite":"readonly"),d=l.store;return o&&(d=d.index(n.shift())),(await Promise.all([d[t](...n),a&&l.done]))[0]};return Ni[e]=s}Jd(r=>({...r,get:(e,t,o)=>Xd(e,t)||r.get(e,t,o),has:(e,t)=>!!Xd(e,t)||r.has(e,t)}));var Yp=["advance","continue","continuePrimaryKey"],Yd={},Xi=new WeakMap,tf=new WeakMap,Qp={get(r,e){if(!Yp.includes(e))return r[e];let t=Yd[e];return t||(t=Yd[e]=function(...o){Xi.set(this,tf.get(this)[e](...o))}),t}};async function*Jp(...r){let e=this;if(e instanceof IDBCursor||(e=await e.openCursor(...r)),!e)return;e=e;let t=new Proxy(e,Qp);for(tf.set(t,e),va.set(t,Ki(e));e;)yield t,e=await(Xi.get(t)||e.continue()),Xi.delete(t)}function Qd(r,e){return e===Symbol.asyncIterator&&Wi(r,[IDBIndex,IDBObjectStore,IDBCursor])||e==="iterate"&&Wi(r,[IDBIndex,IDBObjectStore])}Jd(r=>({...r,get(e,t,o){return Qd(e,t)?Jp:r.get(e,t,o)},has(e,t){return Qd(e,t)||r.has(e,t)}}));var mt=class extends Error{constructor(){super("another tab leads")}};var rf=["rooms","entries","bodies","operations","marks","identities","meta"];async function af(r){let e=new Yi(r);return await e.reopen(),e}var of=r=>IDBKeyRange.bound([r,""],[r,[]]),Zp=r=>IDBKeyRange.bound([r,0],[r,1/0]),Yi=class{constructor(e){this.name=e}name;rescue;#e;#t;#r=!1;#o;reopen(){return this.#t??=this.#a().finally(()=>this.#t=void 0)}async#a(){let e=!this.#e,t=await Zd(this.name,3,{upgrade(s,i,n,l){if(i<2&&s.createObjectStore("bodies",{keyPath:["channel","id"]}),i>0)return void l.objectStore("entries").createIndex("uuid","uuid");s.createObjectStore("rooms",{keyPath:"id"});let d=s.createObjectStore("entries",{keyPath:["channel_id","sequence_id"]});d.createIndex("id","id"),d.createIndex("uuid","uuid"),s.createObjectStore("operations",{keyPath:"number",autoIncrement:!0}),s.createObjectStore("marks",{keyPath:"channel"}),s.createObjectStore("identities",{keyPath:"user_id"}),s.createObjectStore("meta").put(crypto.randomUUID(),"birth")},blocking:()=>this.#s(t),terminated:()=>this.#e===t&&!this.#r&&void this.reopen().catch(()=>{})}),o=await t.get("meta","birth"),a=e||o===this.#o?void 0:await em(t,this.rescue?.recall());if(this.#r)return t.close();this.#e=t,this.#o=o,e||this.rescue?.reopened(a)}#s(e){e.close(),!(this.#e!==e||this.#r)&&(this.#r=!0,this.rescue?.deleted())}async#n(e,t){for(let o=0;;o++){try{await this.#t;let a=this.#e.transaction([...e],t);return a.done.catch(()=>{}),a}catch(a){if(this.#r||o>2||a.name!=="InvalidStateError")throw a}this.reopen().catch(()=>{})}}async#d(e){return(await this.#n([e],"readonly")).objectStore(e)}async load(){let e=await this.#n(rf,"readonly"),[t,o,a,s,i]=await Promise.all([e.objectStore("rooms").getAll(),e.objectStore("operations").getAll(),e.objectStore("marks").getAll(),e.objectStore("identities").getAll(),e.objectStore("meta").get("meta")]);return{rooms:t,operations:o,marks:a,identities:s,meta:i??{}}}async rooms(e){return this.#i("rooms",e)}async operations(){return(await this.#d("operations")).getAll()}async marks(){return(await this.#d("marks")).getAll()}async meta(){return await(await this.#d("meta")).get("meta")??{}}async identities(e){return this.#i("identities",e)}async entries(e){return this.#i("entries",e)}async page(e,t,o,a){return t>o?[]:(await this.#d("entries")).getAll(IDBKeyRange.bound([e,Math.max(t,o-a+1)],[e,o]))}async find(e){let t=await this.#d("entries");return await t.index("id").get(e)??t.index("uuid").get(e)}async commit(e){let t=await this.#n(rf,"readwrite");if(e.reign&&e.reign!==(await t.objectStore("meta").get("meta"))?.reign)throw new mt;let[o,a]=[t.objectStore("entries"),t.objectStore("bodies")],s=[t.done],i=n=>{s.push(n)};for(let n of e.purge??[])i(t.objectStore("rooms").delete(n)),i(t.objectStore("marks").delete(n));for(let n of[...e.purge??[],...e.empty??[]])i(o.delete(Zp(n))),i(a.delete(of(n)));for(let{channel:n,below:l}of e.trim??[])i(o.delete(IDBKeyRange.bound([n,0],[n,l],!1,!0))),i(a.getAll(of(n)).then(d=>Promise.all(d.filter(u=>u.sequence<l).map(u=>a.delete([n,u.id])))));for(let{channel:n,id:l,sequence:d}of e.uncarried??[])i(a.get([n,l]).then(u=>u?.sequence===d?a.delete([n,l]):void 0));for(let n of e.carried??[])i(a.get([n.channel,n.id]).then(l=>a.put(l?{...l,sequence:n.sequence,at:n.at}:n)));for(let n of e.rooms??[])i(t.objectStore("rooms").put(n));for(let n of e.entries??[])i(o.put(n));for(let n of e.operations??[])i(t.objectStore("operations").put(n));for(let n of e.done??[])i(t.objectStore("operations").delete(n));for(let n of e.identities??[])i(t.objectStore("identities").put(n));for(let{channel:n,seen:l}of e.marked??[]){let d=t.objectStore("marks");i(d.get(n).then(u=>u&&u.seen<=l?d.delete(n):void 0))}if(e.meta){let n=t.objectStore("meta");i(n.get("meta").then(l=>n.put({...l,...e.meta},"meta")))}await Promise.all(s)}async carried(){return(await(await this.#d("bodies")).getAll()).map(({body:e,...t})=>({...t,kept:e!==void 0}))}async body(e,t){return(await(await this.#d("bodies")).get([e,t]))?.body}keep(e,t,o){return this.#f([{channel:e,id:t}],({dropped:a,...s})=>({...s,body:o}))}dropBodies(e){return this.#f(e,({body:t,...o})=>({...o,dropped:!0}))}async#f(e,t){let o=await this.#n(["bodies"],"readwrite"),a=o.objectStore("bodies"),s=e.map(({channel:i,id:n})=>a.get([i,n]).then(l=>l&&a.put(t(l))));await Promise.all([...s,o.done])}async enqueue(e,t){let o=await this.#n(["operations"],"readwrite"),a=o.objectStore("operations"),s=t===void 0?void 0:a.delete(t),[i]=await Promise.all([a.add(e),s,o.done]);return{...e,number:i}}async mark(e,t){let o=await this.#n(["marks"],"readwrite"),a=o.objectStore("marks"),s=await a.get(e);await Promise.all([t>(s?.seen??0)&&a.put({channel:e,seen:t}),o.done])}async wipe(){this.close(),await ef(this.name)}close(){this.#r=!0,this.#e?.close()}async#i(e,t){if(t.length===0)return[];let o=await this.#d(e);return(await Promise.all(t.map(s=>o.get(s)))).flatMap(s=>s===void 0?[]:[s])}};async function em(r,{operations:e,marks:t}={operations:[],marks:[]}){let o=[];try{for(let a of e)await tm(r,a).catch(s=>{if(!a.draft?.parts?.some(i=>i.body instanceof Blob))throw s;o.push(a)});for(let a of t)await r.put("marks",a);return o}catch(a){throw r.close(),a}}async function tm(r,e){let t=r.transaction("operations","readwrite");t.done.catch(()=>{});let o=await t.store.getAll();if(o.some(i=>i.id===e.id))return;let{number:a,...s}=e;await Promise.all([t.store.add(o.some(i=>i.number===a)?s:e),t.done])}var wa=class{rooms=new Map;entries=new Map;bodies=new Map;operations=new Map;marks=new Map;identities=new Map;meta={};numbers=0},xa=class{constructor(e=new wa){this.memory=e}memory;#e=!1;async load(){let e=this.#r();return{rooms:[...e.rooms.values()],operations:await this.operations(),marks:[...e.marks.values()],identities:[...e.identities.values()],meta:e.meta}}async rooms(e){return e.flatMap(t=>this.#r().rooms.get(t)??[])}async operations(){return[...this.#r().operations.values()].sort((e,t)=>e.number-t.number)}async marks(){return[...this.#r().marks.values()]}async meta(){return this.#r().meta}async identities(e){return e.flatMap(t=>this.#r().identities.get(t)??[])}async entries(e){return e.flatMap(([t,o])=>this.#r().entries.get(t)?.get(o)??[])}async page(e,t,o,a){let s=this.#r().entries.get(e),i=[];for(let n=o;n>=t&&i.length<a;n--){let l=s?.get(n);l&&i.unshift(l)}return i}async find(e){for(let t of this.#r().entries.values())for(let o of t.values())if(o.id===e||o.uuid===e)return o}async commit(e){let t=this.#r();if(e.reign&&e.reign!==t.meta.reign)throw new mt;for(let o of e.purge??[])t.rooms.delete(o),t.marks.delete(o),t.entries.delete(o),this.#t(a=>a.channel===o);for(let o of e.empty??[])t.entries.delete(o),this.#t(a=>a.channel===o);for(let{channel:o,below:a}of e.trim??[]){for(let s of t.entries.get(o)?.keys()??[])s<a&&t.entries.get(o).delete(s);this.#t(s=>s.channel===o&&s.sequence<a)}for(let{channel:o,id:a,sequence:s}of e.uncarried??[])this.#t(i=>i.channel===o&&i.id===a&&i.sequence===s);for(let o of e.carried??[]){let a=t.bodies.get(Gt(o));t.bodies.set(Gt(o),a?{...a,sequence:o.sequence,at:o.at}:o)}for(let o of e.rooms??[])t.rooms.set(o.id,o);for(let o of e.entries??[]){let a=t.entries.get(o.channel_id)??new Map;t.entries.set(o.channel_id,a.set(o.sequence_id,o))}for(let o of e.operations??[])t.operations.set(o.number,o);for(let o of e.done??[])t.operations.delete(o);for(let{channel:o,seen:a}of e.marked??[])(t.marks.get(o)?.seen??0)<=a&&t.marks.delete(o);for(let o of e.identities??[])t.identities.set(o.user_id,o);e.meta&&(t.meta={...t.meta,...e.meta})}#t(e){for(let[t,o]of this.memory.bodies)e(o)&&this.memory.bodies.delete(t)}async carried(){return[...this.#r().bodies.values()].map(({body:e,...t})=>({...t,kept:e!==void 0}))}async body(e,t){return this.#r().bodies.get(Gt({channel:e,id:t}))?.body}async keep(e,t,o){let{dropped:a,...s}=this.#r().bodies.get(Gt({channel:e,id:t}))??{};s.id&&this.memory.bodies.set(Gt(s),{...s,body:o})}async dropBodies(e){for(let t of e){let{body:o,...a}=this.#r().bodies.get(Gt(t))??{};a.id&&this.memory.bodies.set(Gt(t),{...a,dropped:!0})}}async enqueue(e,t){let o=this.#r();t!==void 0&&o.operations.delete(t);let a={...e,number:++o.numbers};return o.operations.set(a.number,a),a}async mark(e,t){let o=this.#r().marks.get(e);t>(o?.seen??0)&&this.memory.marks.set(e,{channel:e,seen:t})}async wipe(){Object.assign(this.memory,new wa)}close(){this.#e=!0}#r(){if(this.#e)throw new Error("the database is closed");return this.memory}},Gt=({channel:r,id:e})=>`${r} ${e}`;function sf(){let r=globalThis,e=r.indexedDB&&r.navigator?.locks&&r.BroadcastChannel;return{now:()=>Date.now(),setTimeout:(t,o)=>r.setTimeout(t,o),clearTimeout:t=>r.clearTimeout(t),random:()=>Math.random(),uuid:()=>r.crypto.randomUUID(),fetch:(t,o)=>r.fetch(t,o),WebSocket:r.WebSocket,store:t=>r.indexedDB?af(t):Promise.resolve(new xa),...e&&{locks:r.navigator.locks,broadcast:t=>new r.BroadcastChannel(t)},onWake:rm,onSleep:om}}function rm(r){let e=globalThis;if(!e.addEventListener||!e.document)return()=>{};let t=()=>e.document.visibilityState==="visible"&&r();return e.addEventListener("online",r),e.addEventListener("offline",r),e.addEventListener("focus",r),e.document.addEventListener("visibilitychange",t),()=>{e.removeEventListener("online",r),e.removeEventListener("offline",r),e.removeEventListener("focus",r),e.document.removeEventListener("visibilitychange",t)}}function om(r,e){let t=globalThis;if(!t.addEventListener||!t.document)return()=>{};let o=[[t.document,"freeze",r],[t,"pagehide",r],[t.document,"resume",e],[t,"pageshow",e]];for(let[a,s,i]of o)a.addEventListener(s,i);return()=>{for(let[a,s,i]of o)a.removeEventListener(s,i)}}var pr=class{over=!1;#e=new Set;on(e){return this.#e.add(e),()=>{this.#e.delete(e)}}end(){this.over=!0;for(let e of this.#e)e();this.#e.clear()}};function nf(r,e){let t=new Set;return e.on(()=>t.forEach(o=>r.clearTimeout(o))),{...r,setTimeout:(o,a)=>{if(e.over)return;let s=r.setTimeout(()=>{t.delete(s),o()},a);return t.add(s),s},clearTimeout:o=>{t.delete(o),r.clearTimeout(o)}}}var Ce=class{constructor(e){this.env=e}env;#e;for(e){return new Promise(t=>{let o=this.env.setTimeout(()=>this.end(),e);this.#e=()=>{this.env.clearTimeout(o),t()}})}end(){let e=this.#e;this.#e=void 0,e?.()}};function ke(r,e,t=250,o=3e4){return r.random()*Math.min(o,t*2**Math.min(e,20))}var B=r=>({ok:!0,value:r});function A(r,e,t={}){return{ok:!1,error:{code:r,detail:e,status:0,...t}}}var mr=class extends Error{code;status;constructor({code:e,detail:t,status:o},a){super(t,{cause:a}),this.code=e,this.status=o}get detail(){return this.message}},Qi=class extends mr{constructor(e){super({code:"storage",status:0,detail:e instanceof Error?e.message:String(e)},e)}};function je(r){if(r.ok)return r.value;throw new mr(r.error)}var Ji=({code:r,detail:e,status:t})=>A(r,e,{status:t}),W=()=>A("logged_out","this client has been logged out or closed");function Kt(r){return r.catch(e=>{throw new Qi(e)})}var am=["network","storage","login_failed","logged_out","upload_failed","app_disabled","suspended"];function ht(r){return am.includes(r.code)||r.status===401||r.status===429||r.status>=500}var ba=class{constructor(e,t,o,a,s){this.env=e;this.store=t;this.content=o;this.told=s;this.#e=a.fetch??1e6,this.#t=a.keep??1e8,this.#r=new Ce(e)}env;store;content;told;#e;#t;#r;#o=new Map;#a=!1;#s=!1;#n=!1;get(e,t){let o=`${e.channelId} ${e.part.content.id}`,a=this.#o.get(o);if(!a){let s=new Set,i=this.#d(e,n=>s.forEach(l=>l(n))).finally(()=>this.#o.delete(o));this.#o.set(o,a={answer:i,told:s})}return a.told.add(t),a.answer}async#d(e,t){let{id:o}=e.part.content,a=await this.store.body(e.channelId,o).catch(()=>{});if(a)return B(a);let s=await this.content.download(e.messageId,e.part,t);return s.ok&&await this.store.keep(e.channelId,o,s.value).catch(()=>{}),s}start(){this.#a=!0,this.#s||this.#f()}stop(){this.#a=!1,this.look()}look(){this.#n=!0,this.#r.end()}async#f(){this.#s=!0;for(let e=0;this.#a;){this.#n=!1;let t=await this.#i().catch(()=>!1);e=t?0:e+1,this.#a&&!this.#n&&await this.#r.for(t?36e5:ke(this.env,e,1e3,6e5))}this.#s=!1}async#i(){await this.#m();let e=0;for(let t of lf(await this.store.carried()).filter(o=>!o.kept&&!o.dropped&&o.size<=this.#e)){if(!this.#a)break;let o=await this.#p(t);if(!o)continue;let a=await this.get(o,s=>this.told(o,s));if(!a.ok){if(!ht(a.error))await this.store.dropBodies([t]);else if(++e===3)break}}return await this.#m(),e===0}async#p({channel:e,sequence:t,id:o}){let[a]=await this.store.entries([[e,t]]),s=a&&Ca(a).find(i=>i.content.id===o);return s&&{channelId:e,messageId:a.id,part:s}}async#m(){let e=0,t=lf((await this.store.carried()).filter(o=>o.kept)).filter(o=>(e+=o.size)>this.#t);t.length>0&&await this.store.dropBodies(t)}},lf=r=>r.sort((e,t)=>e.at<t.at?1:-1);function Ca(r){return(r.parts??[]).flatMap(({id:e,content:t})=>t?[{id:e,content:t}]:[])}var df=2048,sm=20*36e5,Zi=3e4,im=8,ka=class{constructor(e,t,o){this.env=e;this.http=t;this.told=o}env;http;told;async upload(e,t){let o=e.draft;if(!o.parts)return B({...o});let a=[],s=e;for(let[i,n]of o.parts.entries()){if(en(n.body)<=df){a.push(await lm(n));continue}let l=await this.#e(s,i,n);if(!l.ok)return l;n.uploaded?.id!==l.value&&await t(s=dm(s,i,{id:l.value,until:this.env.now()+sm})),a.push({mime_type:n.mime_type,content:{id:l.value},...n.name&&{name:n.name}})}return B({...o,parts:a})}async#e(e,t,o){if(o.uploaded&&o.uploaded.until>this.env.now())return B(o.uploaded.id);let a=nm(o),s=await this.http.call("POST","/v1/content",{body:{mime_type:o.mime_type,size:a.size,...o.name&&{name:o.name}}});if(!s.ok)return s;let i=await this.#t(s.value.upload,a,n=>this.told(e,t,n));return i.ok?B(s.value.id):i}async#t({method:e,url:t,headers:o},a,s){s({done:0,total:a.size});try{let n=await(globalThis.XMLHttpRequest?um:cm)(this.env,this.http.life,e,t,fm(o),a,s);return n>=200&&n<300?(s({done:a.size,total:a.size}),B(void 0)):A("upload_failed",`the upload was answered ${n}`,{status:n})}catch(i){return A("network",i instanceof Error?i.message:String(i))}}async download(e,t,o){if(Date.parse(t.content.expires_at)>this.http.serverNow()+5e3){let s=await this.#r(t.content,o);if(s.ok||s.error.status!==403)return s}let a=await this.http.call("GET",`/v1/messages/${e}/parts/${t.id}/content`);return a.ok?this.#r(a.value,o):a}async#r(e,t){let o=new AbortController,a=new Jr(this.env,Zi,()=>o.abort()),s=this.http.life.on(()=>o.abort());try{let i=await this.env.fetch(e.download_url,{signal:o.signal});if(!i.ok)return A("network",`the download was answered ${i.status}`,{status:i.status});let n=[],l=0,d=i.body.getReader();for(let u=await d.read();!u.done;u=await d.read())a.again(),n.push(u.value),t({done:l+=u.value.length,total:e.size});return B(new Blob(n,{type:e.mime_type}))}catch(i){return A("network",i instanceof Error?i.message:String(i))}finally{a.end(),s()}}},Jr=class{constructor(e,t,o){this.env=e;this.ms=t;this.late=o;this.again()}env;ms;late;#e;again(){this.end(),this.#e=this.env.setTimeout(this.late,this.ms)}end(){this.env.clearTimeout(this.#e)}};function en(r){return typeof r!="string"?r instanceof Uint8Array?r.byteLength:r.size:r.length>df?r.length:new TextEncoder().encode(r).length}var nm=r=>r.body instanceof Blob?r.body:new Blob([r.body],{type:r.mime_type});async function lm(r){let e={mime_type:r.mime_type,...r.name&&{name:r.name}};if(typeof r.body=="string")return{...e,body:r.body};let t=r.body instanceof Uint8Array?r.body:new Uint8Array(await r.body.arrayBuffer());return{...e,encoding:"base64",body:btoa(String.fromCharCode(...t))}}function dm(r,e,t){let o=r.draft.parts.map((a,s)=>s===e?{...a,uploaded:t}:a);return{...r,draft:{...r.draft,parts:o}}}function fm(r){return Object.fromEntries(Object.entries(r).filter(([e])=>!/^(content-length|host)$/i.test(e)))}async function cm(r,e,t,o,a,s){let i=new AbortController,n=new Jr(r,Zi+s.size/im,()=>i.abort()),l=e.on(()=>i.abort());try{return(await r.fetch(o,{method:t,headers:a,body:s,signal:i.signal})).status}finally{n.end(),l()}}function um(r,e,t,o,a,s,i){let n=new XMLHttpRequest,l=new Jr(r,Zi,()=>n.abort()),d=e.on(()=>n.abort());return new Promise((u,m)=>{n.open(t,o);for(let[v,w]of Object.entries(a))n.setRequestHeader(v,w);n.upload.onprogress=v=>{l.again(),i({done:v.loaded,total:s.size})},n.onload=()=>u(n.status),n.onerror=n.onabort=()=>m(new Error("the upload was interrupted")),n.send(s)}).finally(()=>(l.end(),d()))}var pm=3e4,mm=/\/(\.|%2e){1,2}(?=[/?#]|$)/i,hm=12e4,Zr=class{constructor(e,t,o=new pr){this.env=e;this.url=t;this.life=o}env;url;life;tokens;ahead=-1/0;async call(e,t,o={}){if(mm.test(t))return A("invalid_value","a path of dots leads elsewhere");let a=gm(o.body);return a.ok?this.#e(e,t,{...o,body:a.value}):a}async#e(e,t,o){let a=!1;for(let s=0;;s++){if(this.life.over)return W();let i=o.session?B(o.session):o.anonymous?void 0:await this.tokens.token();if(i&&!i.ok)return i;let n=await this.#r(e,t,o,i?.value);if(n.ok)return n;if(this.life.over)return W();if(n.error.status===401&&i&&!a){a=!0;let l=await this.tokens.renew(i.value,n.error.nonce);if(!l.ok)return l;continue}if(!ym(n.error)||s>=(o.retries??3))return n;await this.#t(n.error,s)}}async#t(e,t){let o=new Ce(this.env),a=this.life.on(()=>o.end());await o.for((e.retryAfter??0)*1e3+ke(this.env,t)),a()}async#r(e,t,{body:o,key:a},s){let i={};s&&(i.authorization=`Bearer ${s}`),a&&(i["idempotency-key"]=a),o!==void 0&&(i["content-type"]="application/json");let n=new AbortController,l=this.env.setTimeout(()=>n.abort(),pm),d=this.life.on(()=>n.abort());try{let u=await this.env.fetch(this.url+t,{method:e,headers:i,signal:n.signal,...o!==void 0&&{body:o}});this.#o(u.headers.get("date"));let m=await u.text();return vm(u,m)}catch(u){return A("network",u instanceof Error?u.message:String(u))}finally{this.env.clearTimeout(l),d()}}#o(e){if(!e)return;let t=Date.parse(e);t<this.serverNow()-hm&&(this.ahead=-1/0),this.observe(t)}observe(e){e>0&&(this.ahead=Math.max(this.ahead,e-this.env.now()))}serverNow(){return this.env.now()+(this.ahead===-1/0?0:this.ahead)}};function gm(r){try{return B(JSON.stringify(r))}catch(e){return A("invalid_value",e instanceof Error?e.message:String(e))}}var re=r=>encodeURIComponent(String(r).replace(/\p{Surrogate}/gu,"\uFFFD"));function ym(r){return r.code==="network"||r.code==="rate_limited"||r.status===503||r.status>=500&&r.code!=="quota_exceeded"}function vm(r,e){let t=xm(e);if(r.ok&&(t!==void 0||e===""))return B(t);if(r.ok)return A("network","the answer is no JSON");let o=t??{},a=Number(r.headers.get("retry-after")??o.retry_after);return A(o.code??wm(r.status),o.detail??o.message??r.statusText,{status:r.status,...o.errors&&{errors:o.errors},...o.nonce&&{nonce:o.nonce},...o.request_id&&{requestId:o.request_id},...a>0&&{retryAfter:a}})}function wm(r){return r>=500?"network":r===429?"rate_limited":"invalid_request"}function xm(r){try{return JSON.parse(r)}catch{return}}function eo(r){let e={};for(let[t,{mine:o}]of Object.entries(r.reactions??{}))o&&(e[t]={on:!0,at:r.change_id});return{...r,words:e,answered:r.hidden?0:r.change_id}}function ff(r,e){let t={},o=r.reaction;return o?.user_id===e&&(t[o.key]={on:o.added,at:r.change_id??0}),{...r.data,words:t,answered:-1}}function cf(r,e){if(!r)return e;if(r.hidden!==e.hidden&&Sa(e)&&!Sa(r))return r;if(r.hidden||e.hidden)return{...e,answered:Math.max(r.answered,e.answered)};let t=e.change_id>r.change_id||e.change_id===r.change_id&&(r.truncated||!e.truncated),o=Math.max(r.answered,e.answered),a={};for(let s of[r,e])for(let[i,n]of Object.entries(s.words))(n.at>o||n.at===o&&s.answered===o||o<0)&&n.at>=(a[i]?.at??-1)&&(a[i]=n);return{...t?e:r,words:a,answered:o}}function Sa(r){return r.answered<0}function uf(r,e){return!r.hidden&&!r.deleted&&r.author!==e}function pf(r,e){return r.words[e]?.on??!1}function Pa(r,e){return La(r,e)>=0}function La(r,e){for(let t=r.length-2;t>=0;t-=2)if(r[t]<=e)return e<=r[t+1]?t:-1;return-1}function hr(r,e){let t=r.length;for(;t>0&&r[t-2]>e;)t-=2;if(t>0&&e<=r[t-1])return;let o=t>0&&r[t-1]===e-1,a=t<r.length&&r[t]===e+1;o&&a?r.splice(t-1,2):o?r[t-1]=e:a?r[t]=e:r.splice(t,0,e,e)}function mf(r,e){let t=La(r,e);if(t<0)return;let[o,a]=[r[t],r[t+1]],s=[];o<e&&s.push(o,e-1),e<a&&s.push(e+1,a),r.splice(t,2,...s)}function gt(r,e){for(;r.length>0&&r[1]<e;)r.splice(0,2);r.length>0&&r[0]<e&&(r[0]=e)}function to(r,e,t){let o=0;for(let a=0;a<r.length;a+=2)o+=Math.max(0,Math.min(t,r[a+1])-Math.max(e,r[a])+1);return o}function $a(r,e){let t=La(r,e);return t<0?e-1:r[t+1]}function tn(r,e){let t=La(r,e);return t<0?e+1:r[t]}function hf(r){let e=r.messages.length>0?r.messages[0].sequence_id-1:r.sequence_id;return{id:r.channel.id,info:an(r.channel),infoAt:r.change_id,role:r.channel.role??"member",first:1,delivered:0,seen:0,folder:r.channel.folder??"inbox",members:{},sequence:e,change:r.change_id,revision:r.member_revision,held:[],loose:[],unseen:[],pointers:[],highest:r.sequence_id,highChange:r.change_id,joinedAt:r.change_id,counted:{unread:0,upto:0,seen:0,change:0},recount:!1}}function an(r){let{role:e,first_sequence_id:t,folder:o,unread_count:a,seen_sequence_id:s,delivered_sequence_id:i,last_message:n,...l}=r;return l}function gf(r,e,t){t>=r.infoAt&&(r.info=an(e),r.infoAt=t),r.highest=Math.max(r.highest,e.last_sequence_id),r.highChange=Math.max(r.highChange,e.last_change_id)}function yf(r,e,t){let o=t.data,a=t.change_id??0,s=t.type==="participant.left",i=o.user_id===r.replica.me;bm(e,t.type,a),(a>0||!i)&&on(e,o.user_id,o.role,s,a,s?void 0:Cm(e,t)),t.type==="participant.joined"&&Ne(e,r.replica.me,o.user_id,t.sequence_id??0,t.sequence_id??0),!(!i||s)&&(a>0&&o.role&&a>=(e.members[o.user_id]?.at??0)&&(e.role=o.role),o.folder&&(e.folder=o.folder))}function bm(r,e,t){if(r.info.participants||t<=Math.max(r.infoAt,r.change)||Pa(r.loose,t))return;let o=e==="participant.joined"?1:e==="participant.left"?-1:0;r.info={...r.info,participant_count:r.info.participant_count+o}}function Cm(r,e){if(e.id!=="")return e.type==="participant.joined"?e.sequence_id??0:r.members[e.data.user_id]?.joined}function on(r,e,t,o,a,s){let i=r.members[e]??{delivered:0,seen:0,gone:!0,at:-1};a<i.at||(r.members[e]={...i,joined:s,gone:o,at:a,...!o&&t&&{role:t}})}function Ne(r,e,t,o,a,s){let i=r.members[t]??{delivered:0,seen:0,gone:!0,at:-1},n={seen:Math.max(i.seen,a),delivered:Math.max(i.delivered,o,a)};if(r.members[t]={...i,...n},r.highest=Math.max(r.highest,o,a),t!==e)return;let[l,d]=[a>r.seen||o>r.delivered,a<r.seen||Math.max(o,a)<r.delivered];l?r.told=s:!d&&s!==void 0&&(r.told=Math.max(r.told??0,s)),r.seen=Math.max(r.seen,a),r.delivered=Math.max(r.delivered,o,r.seen),gt(r.unseen,r.seen+1),gt(r.mine??=[],r.seen+1),r.seen>r.counted.seen&&(r.recount=!0)}function vf(r,e){let{told:t}=r;if(t===void 0)return;let o=Math.max(r.seen,Ea(r,r.seen,t)),a=Math.max(o,r.delivered,r.delivered>=t?Ea(r,r.delivered,t):0);(o>r.seen||a>r.delivered)&&Ne(r,e,e,a,o,Math.max(t,o>r.seen?o:0,a))}function Ea(r,e,t){let o=$a(r.mine??[],e+1);return o>t?o:0}function wf(r){return r.told===void 0&&(Ea(r,r.seen,r.seen)>0||Ea(r,r.delivered,r.delivered)>0)}function xf(r,e,t){Ne(r,e,e,t.delivered,t.seen);for(let[o,a]of Object.entries(t.members))Ne(r,e,o,a.delivered,a.seen)}function km(r,e,t){t<=e.first||(e.first=t,r.trim(e,t),Xt(e))}function Xt(r){r.sequence=$a(r.held,Math.max(r.sequence,r.first-1)+1),r.change=$a(r.loose,r.change+1),gt(r.loose,r.change+1),r.highest=Math.max(r.highest,r.sequence)}function bf(r,e,t){let o=t.channel;t.change_id>=e.infoAt&&(e.info=an(o),e.infoAt=t.change_id,e.role=o.role??e.role),t.member_revision>=e.revision&&(e.folder=o.folder??e.folder,e.folderAt=o.last_sequence_id,e.revision=t.member_revision),km(r,e,o.first_sequence_id??1),Ne(e,r.replica.me,r.replica.me,o.delivered_sequence_id??0,o.seen_sequence_id??0,o.last_sequence_id),e.highest=Math.max(e.highest,o.last_sequence_id),e.highChange=Math.max(e.highChange,o.last_change_id),e.counted={unread:o.unread_count??0,upto:o.last_sequence_id,seen:o.seen_sequence_id??0,change:o.last_change_id},e.recount=!1}function Cf(r,e,t){if(!t.participants)return;for(let a of t.participants)on(e,a.user_id,a.role,!1,t.change_id,a.joined_sequence_id),Ne(e,r,a.user_id,a.delivered,a.seen);let o=new Set(t.participants.map(a=>a.user_id));for(let[a,s]of Object.entries(e.members))!o.has(a)&&s.at<=t.change_id&&on(e,a,void 0,!0,t.change_id)}function Aa(r,e){if(tn(r.held,r.sequence)<=e+1)return to(r.unseen,e+1,r.sequence);if(e>=r.counted.upto)return to(r.unseen,e+1,r.sequence);let t=to(r.unseen,r.counted.upto+1,r.sequence);return Math.max(0,r.counted.unread-to(r.unseen,r.counted.seen+1,e))+t}function ge(r){return tn(r.held,r.sequence)}var Ma=class{constructor(e,t){this.replica=e;for(let o of t)this.#e.set(`${o.channel_id} ${o.sequence_id}`,o)}replica;rooms=new Map;entries=new Map;emptied=new Set;trimmed=new Map;done=new Set;operations=[];carried=new Map;uncarried=[];identities=new Map;marked=[];meta;#e=new Map;look(e){return this.rooms.has(e)?this.rooms.get(e)??void 0:this.replica.rooms.get(e)}room(e){if(!this.rooms.has(e)){let t=this.replica.rooms.get(e);if(!t)return;this.rooms.set(e,Sm(t))}return this.rooms.get(e)??void 0}begin(e){return this.#t(e.id),this.rooms.set(e.id,e),e}drop(e){this.#t(e),this.rooms.set(e,null)}#t(e){for(let[t,{channel:o}]of this.carried)o===e&&this.carried.delete(t);this.emptied.add(e),this.entries.delete(e),this.trimmed.delete(e)}entry(e,t){return this.entries.get(e)?.get(t)??(this.emptied.has(e)?void 0:this.#e.get(`${e} ${t}`))}put(e,t){let o=t.sequence_id;if(!(o>=e.first)||t.channel_id!==e.id)return;let a=this.entry(e.id,o),s=cf(a,t),i=this.entries.get(e.id)??new Map;this.entries.set(e.id,i.set(o,s));let n=s.uuid?this.#r(s):void 0;n&&this.done.add(n.number),a?.parts!==s.parts&&this.#o(a,s,n),!(o<=e.sequence&&Sa(s)&&!Pa(e.held,o))&&(hr(e.held,o),uf(s,this.replica.me)?hr(e.unseen,o):mf(e.unseen,o),gt(e.unseen,e.seen+1),s.author===this.replica.me&&o>e.seen&&hr(e.mine??=[],o),e.pointers=e.pointers.filter(l=>l!==o),s.truncated&&e.pointers.push(o),o===e.last?.sequence_id&&(e.last=s),e.highest=Math.max(e.highest,o))}profile(e){let t=this.identities.get(e.user_id)??this.replica.identities.get(e.user_id);(!t||!(e.updated_at<t.updated_at))&&this.identities.set(e.user_id,e)}#r(e){return this.replica.operations.find(t=>t.kind==="send"&&t.id===e.uuid&&t.channel===e.channel_id)}#o(e,t,o){let{channel_id:a,sequence_id:s,created_at:i}=t,n=Ca(t);for(let{content:d}of e?Ca(e):[])n.some(u=>u.content.id===d.id)||(this.uncarried.push({channel:a,id:d.id,sequence:s}),this.carried.delete(`${a} ${d.id}`));let l=o?.draft?.parts;for(let d of n){let u=l?.[t.parts.findIndex(b=>b.id===d.id)]?.body,m=u!==void 0&&en(u)===d.content.size?new Blob([u],{type:d.content.mime_type}):void 0,{id:v,size:w}=d.content;this.carried.set(`${a} ${v}`,{channel:a,id:v,sequence:s,at:i,size:w,...m&&{body:m}})}}trim(e,t){for(let o of this.entries.get(e.id)?.keys()??[])o<t&&this.entries.get(e.id).delete(o);this.trimmed.set(e.id,Math.max(t,this.trimmed.get(e.id)??0));for(let[o,a]of this.carried)a.channel===e.id&&a.sequence<t&&this.carried.delete(o);gt(e.held,t),gt(e.unseen,t),e.pointers=e.pointers.filter(o=>o>=t),e.last&&e.last.sequence_id<t&&(e.last=void 0)}batch(){let e=[...this.rooms.values()].filter(a=>a!==null),t=[...this.rooms.keys()].filter(a=>this.rooms.get(a)===null),o={rooms:e,purge:t,empty:[...this.emptied].filter(a=>this.rooms.get(a)!==null),trim:[...this.trimmed].map(([a,s])=>({channel:a,below:s})),entries:[...this.entries.values()].flatMap(a=>[...a.values()]),carried:[...this.carried.values()],uncarried:this.uncarried,operations:this.operations.filter(a=>!this.done.has(a.number)),done:[...this.done],identities:[...this.identities.values()],marked:this.marked,...this.meta&&{meta:this.meta}};return Object.values(o).some(a=>!Array.isArray(a)||a.length>0)?o:void 0}},Sm=r=>({...r,members:{...r.members},held:[...r.held],loose:[...r.loose],unseen:[...r.unseen],mine:[...r.mine??[]],counted:{...r.counted}});var sn=20,Ra=class{constructor(e,t,o,a){this.replica=e;this.reign=t;this.changed=o;this.carried=a}replica;reign;changed;carried;#e=Promise.resolve();#t=new Map;#r=[];#o=new Map;#a=!1;#s=!1;run(e,t){let o=this.#e.then(()=>this.#n(typeof e=="function"?e():e,t));return this.#e=o.catch(()=>{}),o}async#n(e,t){let o=new Ma(this.replica,e.length>0?await this.replica.entries(e):[]),a=t(o);for(let i of o.rooms.values())i&&vf(i,this.replica.me);await this.#d(o);let s=o.batch();if(!s)return a;try{await this.replica.store.commit({...s,reign:this.reign.id})}catch(i){throw i instanceof mt&&this.reign.over(),i}return this.#f(o),a}async#d(e){for(let[t,o]of e.rooms){if(!o||o.last?.sequence_id===o.sequence||o.sequence<o.first)continue;let a=e.entry(t,o.sequence)??(await this.replica.entries([[t,o.sequence]]))[0];a&&(o.last=a)}}#f(e){let t=this.replica,o=[...e.rooms.keys()].filter(s=>e.rooms.get(s)===null);t.setRooms([...e.rooms.values()].filter(s=>s!==null),o);for(let s of o)t.marks.delete(s);for(let{channel:s,seen:i}of e.marked)(t.marks.get(s)??0)<=i&&t.marks.delete(s);for(let[s,i]of e.identities)t.identities.set(s,i);if(e.done.size+e.operations.length>0){let s=new Map(e.operations.map(i=>[i.number,i]));t.operations=t.operations.filter(i=>!e.done.has(i.number)).map(i=>s.get(i.number)??i)}e.meta&&(t.meta={...t.meta,...e.meta}),e.carried.size>0&&this.carried();let a=new Set([...e.rooms.keys(),...e.marked.map(s=>s.channel)]);this.changed({rooms:[...a],operations:e.done.size+e.operations.length>0,identities:[...e.identities.keys()]})}reread(){let e=this.#e.then(()=>this.replica.reread());return this.#e=e.catch(()=>{}),e}positions(e){let t=[...this.replica.rooms.values()],o=t.map(i=>({id:i.id,at:i.last?.created_at??""})).sort((i,n)=>i.at<n.at?1:-1).slice(0,sn),a=new Set([...e,...o.map(i=>i.id)]),s={};for(let{id:i,sequence:n,change:l,revision:d}of t)s[i]={sequence_id:n,change_id:l,member_revision:d,...a.has(i)&&{receipts:!0}};return s}gaps(){return[...this.replica.rooms.values()].filter(e=>e.highest>e.sequence).map(e=>({channel:e.id,after:e.sequence}))}needsSync(){return this.#s||[...this.replica.rooms.values()].some(e=>e.highChange>e.change)}apply(e){return this.run(Sf(e),t=>{this.#a&&this.#r.push(...e);for(let o of e)this.#i(t,o)})}#i(e,t){let o=t.channel_id;if(!o)return this.#p(e,t);if(t.type==="channel.removed")return this.#h(e,o,t.change_id??0);let a=e.look(o);if(!a)return this.#v(t);if(kf(t,e.replica.me)&&(t.change_id??0)>a.joinedAt)return this.#l(e,o,0),this.#v(t);this.#m(e,e.room(o),t)}#p(e,t){t.type==="identity.changed"&&t.data?.user_id&&e.profile(t.data)}#m(e,t,o){let a=o.change_id??0;switch(t.highChange=Math.max(t.highChange,a),o.type){case"message.created":case"message.changed":this.#g(e,t,ff(o,e.replica.me));break;case"channel.created":case"channel.changed":gf(t,o.data,a);break;case"participant.joined":case"participant.left":case"participant.changed":yf(e,t,o),o.data.first_sequence_id>t.first&&(this.#s=!0);break;case"receipts":for(let s of o.data)Ne(t,e.replica.me,s.user_id,s.delivered,s.seen);break;default:return}a>0&&o.type!=="message.created"&&o.type!=="receipts"&&hr(t.loose,a),Xt(t)}#g(e,t,o){o.sequence_id>0&&(t.highChange=Math.max(t.highChange,o.change_id??0),o.deleted&&o.change_id>t.counted.change&&(t.recount=!0),o.author===e.replica.me&&o.sequence_id>(t.folderAt??1/0)&&(t.folder="inbox"),e.put(t,o))}#v(e){let t=this.#t.get(e.channel_id);t!==void 0&&(e.change_id??0)<=t||(this.#a||this.#r.push(e),this.#s=!0)}#h(e,t,o){let a=e.look(t);a&&o!==0&&o<=a.joinedAt||this.#l(e,t,o)}#l(e,t,o){let a=e.look(t);this.#t.set(t,Math.max(this.#t.get(t)??0,o,a?.joinedAt??0)),a&&e.drop(t)}beginSync(){this.#a=!0,this.#s=!1,this.#r=[]}endSync(e){return this.run(()=>Sf(this.#r),t=>{let o=this.#s||!e,a=this.#r;this.#a=!1,this.#r=[],this.#s=!1;for(let s of a)this.#i(t,s);this.#s||=o})}page(e,t){let o=t.channels.flatMap(a=>[...a.messages.map(s=>[a.channel.id,s.sequence_id]),...a.changes.map(s=>[a.channel.id,s.object.sequence_id??0])]);return this.run(o,a=>{for(let s of t.channels)this.#c(a,s,e[s.channel.id]);for(let s of t.removed)this.#y(a,s)})}#c(e,t,o){let a=t.channel.id,s=e.room(a),i=this.#t.get(a);if(!s&&i!==void 0&&t.channel.last_change_id<i){this.#s=!0;return}let n=!o||t.reset!==void 0;if(!s&&!n){this.#s=!0;return}let l=t.reset==="blocks"?s:void 0;(!s||n)&&(s=e.begin(hf(t)),this.#o.set(a,this.life(a)+1)),s.joinedAt=Math.max(s.joinedAt,t.change_id),this.#t.delete(a),bf(e,s,t);for(let d of t.messages)this.#g(e,s,eo(d));for(let d of t.changes)this.#u(e,s,d);Cf(e.replica.me,s,t),l&&xf(s,e.replica.me,l);for(let d of t.identities)e.profile(d);s.change=Math.max(s.change,t.change_id),Xt(s)}#u(e,t,{change_id:o,kind:a,object:s}){a==="message.changed"?this.#g(e,t,eo(s)):this.#m(e,t,{type:a,id:"",channel_id:t.id,change_id:o,data:s})}#y(e,t){this.#r.some(o=>o.channel_id===t&&kf(o,e.replica.me))?this.#s=!0:this.#l(e,t,0)}life(e){return this.#o.get(e)??0}fill(e,t,o){return this.run(t.map(a=>[e,a.sequence_id]),a=>{let s=a.room(e);if(!(!s||o!==this.life(e))){for(let i of t)s.highChange=Math.max(s.highChange,i.change_id??0),a.put(s,eo(i));Xt(s)}})}answered(e,t=[]){return this.run([[e.channel_id,e.sequence_id]],o=>{for(let s of t)o.done.add(s);let a=o.room(e.channel_id);a&&(this.#g(o,a,eo(e)),Xt(a))})}marked(e){return this.run([],t=>{t.marked.push({channel:e.channel_id,seen:e.seen_sequence_id});let o=t.room(e.channel_id);o&&(e.last_sequence_id>=o.counted.upto&&e.seen_sequence_id>=o.counted.seen&&(o.counted={unread:e.unread_count,upto:e.last_sequence_id,seen:e.seen_sequence_id,change:o.counted.change}),Ne(o,t.replica.me,t.replica.me,e.delivered_sequence_id,e.seen_sequence_id,e.last_sequence_id),o.highest=Math.max(o.highest,e.last_sequence_id),Xt(o))})}counted(e){return this.run([],t=>{let o=t.room(e.id);o&&(o.recount=!1,o.counted={unread:e.unread_count??0,upto:e.last_sequence_id,seen:e.seen_sequence_id??0,change:e.last_change_id},Ne(o,t.replica.me,t.replica.me,e.delivered_sequence_id??0,e.seen_sequence_id??0,e.last_sequence_id),o.told??=e.last_sequence_id,o.highest=Math.max(o.highest,e.last_sequence_id))})}};function kf(r,e){return r.type==="channel.created"||r.type==="participant.joined"&&r.data.user_id===e}function Sf(r){return r.filter(e=>e.type.startsWith("message.")&&e.channel_id).map(e=>[e.channel_id,e.data?.sequence_id??0])}var Ta=class{constructor(e,t,o,a,s,i){this.env=e;this.http=t;this.log=o;this.replica=a;this.content=s;this.refused=i}env;http;log;replica;content;refused;#e=!0;#t=new Map;stop(){this.#e=!1;for(let e of this.#t.values())e.end()}look(e=!1){for(let{channel:t,error:o}of this.replica.operations)!o&&this.#e&&!this.#t.has(t)&&this.#o(t);if(e)for(let t of this.#t.values())t.end()}#r(e){return this.replica.operations.find(t=>t.channel===e&&!t.error)}async#o(e){let t=new Ce(this.env);this.#t.set(e,t);for(let o=0;this.#e;){let a=this.#r(e);if(!a)break;let s=await this.#a(a);o=s?o+1:0,s&&this.#e&&await t.for((s.retryAfter??0)*1e3+ke(this.env,o))}this.#t.delete(e)}async#a(e){try{let t=await this.#f(e).catch(Pm);if(!this.#e)return;if(t.ok)await this.#n(e,t.value);else{if(ht(t.error))return t.error;await this.#d(e,t.error)}return}catch(t){return{code:"storage",status:0,detail:t instanceof Error?t.message:String(t)}}}#s(e){return Kt(this.log.run([],t=>{t.operations.push(e)}))}#n(e,t){return t?this.log.answered(t,[e.number]):this.log.run([],o=>{o.done.add(e.number)})}async#d(e,t){await this.log.run([],o=>{e.kind==="send"&&this.replica.rooms.has(e.channel)?o.operations.push({...e,error:t}):o.done.add(e.number)}),this.refused(e,t)}async#f(e){if(e.kind==="send")return this.#i(e);let t=`/v1/messages/${re(e.target.id)}`;switch(e.kind){case"metadata":return this.http.call("PATCH",`${t}/metadata`,{body:e.patch});case"react":return this.http.call("PUT",`${t}/reactions/${re(e.reaction)}`);case"unreact":{let o=await this.http.call("DELETE",`${t}/reactions/${re(e.reaction)}`);return o.ok?this.http.call("GET",t):o}case"delete":{let o=await this.http.call("POST","/v1/messages/delete",{body:{ids:[e.target.id]}});return o.ok?B(o.value.data.messages[0]):o}}}async#i(e){let t=await this.content.upload(e,s=>this.#s(s));if(!t.ok)return t;let o={message:{...t.value,uuid:e.id},recipients:{channels:[e.channel]}},a=await this.http.call("POST","/v1/messages",{body:o,key:e.id});return a.ok&&!a.value?A("network","the answer is empty"):a}};function Pm(r){if(r instanceof mr)throw r;return A("invalid_value",r instanceof Error?r.message:String(r))}var Lm=2e3,_a=class{constructor(e,t,o,a,s){this.env=e;this.http=t;this.log=o;this.replica=a;this.delivers=s}env;http;log;replica;delivers;#e=!0;#t=new Set;stop(){this.#e=!1}look(e=this.replica.rooms.keys()){for(let t of[...e]){let o=this.replica.rooms.get(t);o&&this.#e&&!this.#t.has(t)&&this.#r(o)&&this.#s(t)}}#r(e){return this.#o(e)>e.seen?"seen":this.delivers&&this.#a(e)?"delivered":void 0}#o(e){return Math.min(this.replica.marks.get(e.id)??0,e.highest)}#a(e){return e.folder==="inbox"&&e.sequence>e.delivered&&e.last!==void 0&&e.last.author!==this.replica.me}async#s(e){this.#t.add(e);try{await this.#n(e)}catch{}this.env.setTimeout(()=>{this.#t.delete(e),this.look([e])},Lm)}async#n(e){let t=this.replica.rooms.get(e),o=this.#r(t),a=o==="seen"?this.#o(t):t.sequence,s=await this.http.call("PUT",`/v1/channels/${e}/${o}`,{body:{sequence_id:a}});this.#e&&(s.ok?await this.log.marked(s.value):ht(s.error)||await this.log.run([],i=>{i.marked.push({channel:e,seen:a})}))}};var $m=15e3,Lf=1e4,Em=24e4,Am=6e4,Pf=110*6e4,Mm=1e3,Rm=5e3,Oa=class{constructor(e,t,o,a){this.env=e;this.http=t;this.url=o;this.ear=a;this.#o=new Ce(e)}env;http;url;ear;#e=!1;#t;#r=new Set;#o;get live(){return this.#t!==void 0}start(){if(!this.#e){if(!this.env.WebSocket)return this.ear.down();this.#e=!0,this.#a()}}stop(){this.#e=!1;for(let e of this.#r)e.close();this.#t=void 0,this.#o.end()}nudge(){this.#t?this.#t.ping(5e3):this.#o.end()}command(e){return this.#t?this.#t.command(e,Lf):Promise.resolve(A("network","there is no connection"))}async#a(){for(let e=0;this.#e;){let t=await this.#n().catch(o=>this.#d(o));if(!this.#e)return t?.close();if(!t){this.#t||this.ear.down(),e++%3===0&&await this.#s(),this.#e&&await this.#o.for(ke(this.env,e));continue}e=0,this.#p(t),await t.stay(this.#m(t))}}async#s(){await this.http.call("GET","/v1/unread",{retries:0})}async#n(){let e=await this.http.tokens.token();if(!e.ok||!this.#e)return;let t=new nn(this.env,this.url,e.value,o=>this.#i(o));return this.#r.add(t),t.onend=()=>this.#f(t),await t.hello($m)?t:void 0}#d(e){this.ear.down({code:"network",status:0,detail:e instanceof Error?e.message:String(e)})}#f(e){this.#r.delete(e),this.#t===e&&(this.#t=void 0,this.#e&&this.ear.down())}#i(e){for(let t of e)t.at&&this.http.observe(Date.parse(t.at));this.ear.events(e)}#p(e){let t=this.#t;this.#t=e,t&&this.env.setTimeout(()=>t.close(),Rm),this.ear.ready()}#m(e){let t=Date.parse(e.expiresAt)-this.http.serverNow(),o=Math.min(Am,t/4)*(1+this.env.random());return Math.max(1e3,Math.min(t-o,Pf)||Pf)}},nn=class{constructor(e,t,o,a){this.env=e;this.hear=a;this.#e=new e.WebSocket(t,["parley.v1",o]),this.#e.onopen=()=>this.#d({type:"hello"}),this.#e.onmessage=({data:s})=>this.#f(s),this.#e.onclose=this.#e.onerror=()=>this.close()}env;hear;over=!1;expiresAt="";onend;#e;#t=new Map;#r=0;#o;#a;#s;hello(e){return new Promise(t=>{if(this.over)return t(!1);let o=this.env.setTimeout(()=>this.close(),e);this.#o=a=>{this.env.clearTimeout(o),t(a)}})}stay(e){return new Promise(t=>{if(this.over)return t();let o=this.env.setTimeout(t,e);this.#a=()=>{this.env.clearTimeout(o),t()},this.#n()})}#n(){this.env.clearTimeout(this.#s),this.#s=this.env.setTimeout(()=>{this.ping(Lf).then(()=>this.over||this.#n())},Em)}async ping(e){(await this.command({type:"ping"},e)).ok||this.close()}command(e,t){let o=`r${++this.#r}`;return new Promise(a=>{let s=this.env.setTimeout(()=>i(A("network","no answer came")),t),i=n=>{this.env.clearTimeout(s),this.#t.delete(o),a(n)};this.#t.set(o,i),this.#d({...e,ref:o})})}#d(e){try{this.#e.send(JSON.stringify(e))}catch{this.close()}}#f(e){if(this.over)return;let t=Tm(e);t&&(t.type==="ready"?(this.expiresAt=t.expires_at,this.#o?.(!0)):t.type==="batch"?this.hear(t.events??[]):t.type==="ok"||t.type==="pong"?this.#t.get(t.ref)?.(B(t.data)):t.type==="error"?this.#t.get(t.ref)?.(_m(t.problem)):t.type==="session.ended"?this.close():t.id&&this.hear([t]))}close(){if(!this.over){this.over=!0,this.#e.onmessage=this.#e.onclose=this.#e.onopen=null,this.#e.onerror=()=>{},this.env.clearTimeout(this.#s);try{this.#e.close(1e3),this.#e.terminate&&setTimeout(()=>this.#e.terminate(),Mm).unref?.()}catch{}for(let e of[...this.#t.values()])e(A("network","the connection has ended"));this.#o?.(!1),this.#a?.(),this.onend?.()}}};function Tm(r){try{return JSON.parse(r)}catch{return}}function _m(r){let{code:e,detail:t,status:o,errors:a,retry_after:s}=r??{},i={status:o??0,...a&&{errors:a},...s&&{retryAfter:s}};return A(e??"network",t??"refused",i)}var Om=60,Bm=100,$f=100,Ba=class{constructor(e,t,o,a,s,i){this.env=e;this.http=t;this.log=o;this.replica=a;this.policy=s;this.ear=i;this.#o=new Ce(e)}env;http;log;replica;policy;ear;#e=!1;#t=!1;#r=!1;#o;#a=new Map;#s=new Set;start(){this.#t||(this.#t=!0,this.#d())}stop(){this.#t=!1,this.#r=!0,this.#o.end()}sync(){this.#e=!0,this.#a.clear(),this.#n()}open(e){this.#s.has(e)||(this.#s.add(e),this.#e=!0,this.#n())}look(){(this.log.needsSync()||this.log.gaps().length>0||this.#y().length>0)&&this.#n()}#n(){this.#r=!0,this.#o.end()}async#d(){for(let e=0;this.#t;){this.#r=!1;let t=await this.#f();if(!this.#t)return;if(t&&this.ear.failed(t),e=t?e+1:0,e>0)await this.#o.for((t.retryAfter??0)*1e3+ke(this.env,e));else for(;!this.#r&&this.#t;)await this.#o.for(36e5)}}async#f(){try{return await this.#i()}catch(e){return this.#e=!0,{code:"storage",status:0,detail:e instanceof Error?e.message:String(e)}}}async#i(){this.#e||await this.#p();for(let e=0;e<Bm&&this.#t;e++){let t=await this.#m();if(t)return t;if(!this.#e&&!this.log.needsSync()&&this.log.gaps().length===0&&this.#y().length===0)break}}#p(){return new Promise(e=>{this.env.setTimeout(e,Om*(1+this.env.random()))})}async#m(){if(this.#e||this.log.needsSync()){let e=await this.#g();if(e)return e}for(let e of this.log.gaps()){let t=await this.#l(e);if(t)return t}for(let e of this.#y()){if(!this.#t||this.#e||this.log.needsSync())break;let t=await e();if(t)return t}}async#g(){let e=this.#e;this.#e=!1,e&&this.ear.syncing(),this.log.beginSync();let t;try{t=await this.#v(this.log.positions(this.#s))}finally{await this.log.endSync(!t&&this.#t)}return t?this.#e=!0:e&&this.ear.synced(),t}async#v(e){let{epoch:t,blocks:o}=this.replica.meta,a={channels:e,messages_per_channel:typeof this.policy=="number"?Math.min(100,Math.max(1,this.policy)):20,...t!==void 0&&{epoch:t},...o!==void 0&&{blocks_revision:o}};for(let s=0;;s++){let i=await this.http.call("POST","/v1/sync",{body:a,retries:s===0?0:3});if(!i.ok)return i.error;let{next_cursor:n}=i.value;if(this.replica.meta.epoch===void 0&&await this.#h(i.value),await this.log.page(e,i.value),!n)return this.#h(i.value);a={cursor:n}}}async#h({epoch:e,blocks_revision:t}){e===this.replica.meta.epoch&&t===this.replica.meta.blocks||await this.log.run([],o=>{o.meta={epoch:e,blocks:t}})}async#l(e){let t=`/v1/channels/${e.channel}/messages?from_sequence_id=${e.after}&per_page=${$f}`,o=this.log.life(e.channel),a=await this.http.call("GET",t);return a.ok&&a.value.data.messages[0]?.sequence_id!==e.after+1&&(this.#e=!0),this.#c(e.channel,a,o)}async#c(e,t,o){if(!t.ok)return this.#u(t.error,e,o);await this.log.fill(e,t.value.data.messages,o),t.value.data.messages.length===0&&this.#u({code:"not_found",status:404,detail:""},e,o)}#u(e,t,o){if(e.status!==404&&ht(e))return e;this.#a.set(t,o),this.#e=e.status===404}#y(){let e=[],t=[...this.replica.rooms.values()].filter(o=>this.#a.get(o.id)!==this.log.life(o.id));for(let o of t){for(let a of o.pointers)e.push(()=>this.#b(o.id,a));ge(o)>this.#P(o)&&e.push(()=>this.#x(o.id)),(o.recount&&ge(o)>this.replica.seen(o)+1||wf(o))&&e.push(()=>this.#L(o.id))}return e}#P(e){if(this.policy==="all")return e.first;let t=this.policy==="unread"?e.seen+1:e.sequence-this.policy+1;return Math.max(e.first,Math.min(t,e.sequence+1))}async#x(e){let t=this.replica.rooms.get(e);if(!t||ge(t)<=t.first)return;let o=`/v1/channels/${e}/messages?before_sequence_id=${ge(t)}&per_page=${$f}`,a=this.log.life(e);return this.#c(e,await this.http.call("GET",o),a)}async#b(e,t){let[o]=await this.replica.entries([[e,t]]);if(!o?.truncated)return;let a=this.log.life(e),s=await this.http.call("GET",`/v1/messages/${o.id}`);if(!s.ok)return this.#u(s.error,e,a);await this.log.fill(e,[s.value],a)}async#L(e){let t=this.log.life(e),o=await this.http.call("GET",`/v1/channels/${e}`);if(!o.ok)return this.#u(o.error,e,t);await this.log.counted(o.value)}async older(e){return this.#x(e)}};var ln=3e4,Dm=1e4,zm=3e3,Da=class{constructor(e,t,o,a,s,i){this.env=e;this.replica=o;this.bodies=s;this.options=i;this.log=new Ra(o,i.reign,n=>this.#s(n),()=>s.look()),this.outbox=new Ta(e,t,this.log,o,a,i.refused),this.receipts=new _a(e,t,this.log,o,i.deliveryReceipts),this.syncer=new Ba(e,t,this.log,o,i.history,{syncing:()=>this.realtime.live&&i.status({state:"syncing"}),synced:()=>this.#n(),failed:n=>i.status({error:n})}),this.realtime=new Oa(e,t,i.socketUrl,{events:n=>this.#a(n),ready:()=>{i.connected(),this.syncer.sync(),this.outbox.look(!0),s.look()},down:n=>i.status({state:"offline",...n&&{error:n}})})}env;replica;bodies;options;log;outbox;receipts;syncer;realtime;#e;#t=0;start(){this.syncer.start(),this.realtime.start(),this.outbox.look(),this.receipts.look(),this.bodies.start(),this.#o(this.env.WebSocket?Dm:0)}stop(){this.env.clearTimeout(this.#e),this.realtime.stop(),this.syncer.stop(),this.outbox.stop(),this.receipts.stop(),this.bodies.stop()}#r(){this.realtime.live||this.syncer.sync(),this.#o(ln/2+ke(this.env,20,ln,ln))}#o(e){this.env.clearTimeout(this.#e),this.#t=this.env.now()+e,this.#e=this.env.setTimeout(()=>this.#r(),e)}wake(){this.realtime.live||!this.env.WebSocket?this.syncer.sync():this.#o(Math.max(0,Math.min(zm,this.#t-this.env.now()))),this.realtime.nudge(),this.bodies.look(),this.outbox.look(!0)}open(e){this.replica.rooms.size>sn&&this.syncer.open(e)}command(e){return this.realtime.command(e)}#a(e){let t=e.filter(o=>o.type!=="typing"&&o.type!=="presence");for(let o of e)this.options.heard(o);t.length>0&&this.log.apply(t).then(()=>this.syncer.look(),()=>this.syncer.sync())}#s(e){this.options.changed(e),this.receipts.look(e.rooms),e.operations&&this.outbox.look(),this.syncer.look()}#n(){this.options.status({syncedAt:this.env.now(),error:void 0,...this.realtime.live&&{state:"live"}}),this.receipts.look()}};var za=class{async createChannel(e){let t=e.type==="PERSONAL"||e.distinct?{}:{uuid:this.newKey()},o=await this.call("POST","/v1/channels",{body:{...e,...t}});return o.ok?this.#e(o.value.id):o}async join(e){let t=await this.call("PUT",`/v1/channels/${re(e)}/participants/me`);return t.ok?this.#e(e):t}async#e(e){return this.channel(e)||this.sync(),this.waitForChannel(e)}leave(e){return this.removeParticipant(e,this.userId)}addParticipants(e,t){return this.#t("POST",`/v1/channels/${re(e)}/participants`,{user_ids:t})}removeParticipant(e,t){return this.#t("DELETE",`/v1/channels/${re(e)}/participants/${re(t)}`)}setRole(e,t,o){return this.#t("PATCH",`/v1/channels/${re(e)}/participants/${re(t)}`,{role:o})}updateChannel(e,t){return this.#t("PATCH",`/v1/channels/${re(e)}`,t)}deleteChannel(e){return this.#t("DELETE",`/v1/channels/${re(e)}`)}moveTo(e,t){return this.#t("PUT",`/v1/channels/${re(e)}/folder`,{folder:t})}clearHistory(e,t=this.channel(e)?.lastSequence??0){return this.#t("PUT",`/v1/channels/${re(e)}/cleared`,{sequence_id:t})}block(e){return this.#t("PUT",`/v1/blocks/${re(e)}`)}unblock(e){return this.#t("DELETE",`/v1/blocks/${re(e)}`)}async#t(e,t,o){let a=await this.call(e,t,{body:o});return a.ok&&this.sync(),a}};var Ef=1048576,Fm=256,Fa=/\p{Surrogate}/u,fn=class extends Error{};function Af(r){try{return B(r())}catch(e){return A("invalid_value",e instanceof Error?e.message.split(`
`)[0]:String(e))}}function Se(r,e){if(!r)throw new fn(e)}function ro(r,e){return typeof r=="string"&&r.length<=Fm&&!/^\.{0,2}$/.test(r)&&!Fa.test(r)?B(r):A("invalid_value",`${e} has to be a word`)}function cn(r,e){let t=Af(()=>(Se(un(r),`${e} has to be an object`),JSON.stringify(r,qm)));return t.ok?t.value.length>Ef?A("too_large",`${e} has more than ${Ef} characters`):B(JSON.parse(t.value)):t}var un=r=>Object.prototype.toString.call(r)==="[object Object]";function qm(r,e){let t=r===""?"it":`"${r}"`;return Se(!Fa.test(r),"a name is no Unicode text"),Se(typeof e!="bigint"&&typeof e!="function"&&typeof e!="symbol",`${t} is a ${typeof e}, which JSON does not have`),Se(typeof e!="number"||Number.isFinite(e),`${t} is no finite number`),Se(typeof e!="string"||!Fa.test(e),`${t} is no Unicode text`),Se(e!==void 0||!Array.isArray(this),"an array has an empty place"),Se(e!==null||this[r]===null,`${t} has no value`),e&&typeof e=="object"&&Se(Array.isArray(e)||un(e),`${t} is no plain object`),e}function Mf(r){if(!un(r))return A("invalid_value","a message has to be a text or a draft");let{parts:e,...t}=r,o=cn(t,"a message");return!o.ok||e===void 0?o:Af(()=>(Se(Array.isArray(e)&&e.length<=1e3,"parts have to be an array of at most 1000"),{...o.value,parts:e.map(Im)}))}function Im(r,e){let{mime_type:t,body:o,name:a}=r??{};return Se(dn(t),`part ${e+1} has no mime_type`),Se(a==null||dn(a),`the name of part ${e+1} is no Unicode text`),Se(dn(o)||o instanceof Uint8Array||o instanceof Blob,`the body of part ${e+1} is neither a text nor bytes nor a Blob`),{mime_type:t,body:o,...a&&{name:a}}}var dn=r=>typeof r=="string"&&!Fa.test(r);function Um(r,e){let{info:t}=e,o=r.seen(e),a=t.participants!==void 0,s=a?Hm(r,e):[],i=r.operations.findLast(l=>l.kind==="send"&&l.channel===e.id),n=i?yt(r,i):e.last&&oo(r,e,e.last);return{id:e.id,type:t.type,title:t.title,description:t.description,metadata:t.metadata,exposed:t.exposed,info:t,participants:s,participantCount:a?s.length:t.participant_count,role:e.role,folder:e.folder,unread:Aa(e,o),seen:o,lastSequence:e.sequence,...n&&{lastMessage:n},activeAt:n?.createdAt||t.created_at,complete:ge(e)<=e.first}}var qa=class{constructor(e){this.replica=e;e.listen(t=>this.#r(t))}replica;#e=new Map;#t=[];of(e){let t=this.#e.get(e.id);if(t)return t;let o=Um(this.replica,e);return this.#e.set(e.id,o),o}#r(e){for(let o of e.rooms)this.#e.delete(o);if(e.identities?.length&&this.#e.clear(),!e.operations)return;let t=this.replica.operations.map(o=>o.channel);for(let o of[...this.#t,...t])this.#e.delete(o);this.#t=t}};function Hm(r,e){return Object.entries(e.members).filter(([,t])=>!t.gone).map(([t,o])=>{let a=r.identities.get(t);return{userId:t,role:o.role??"member",delivered:o.delivered,seen:o.seen,...o.joined!==void 0&&{joined:o.joined},...a&&{identity:a}}})}function oo(r,e,t){let o={key:t.uuid??t.id??`${t.channel_id}:${t.sequence_id}`,id:t.id,sequence:t.sequence_id,channelId:t.channel_id,author:t.author??"",type:t.type??"",content:t.content,parts:t.parts??[],metadata:t.metadata??{},reactions:jm(t),createdAt:t.created_at??"",updatedAt:t.updated_at??"",deleted:t.deleted??!1,hidden:t.hidden??!1,partial:t.truncated??!1,state:t.hidden?"sent":Nm(e,t),pending:!1,..._f(t)};for(let a of r.operations)a.target?.id===t.id&&a.channel===e.id&&Wm(o,a);return o}function jm(r){return Object.fromEntries(Object.entries(r.reactions??{}).map(([e,{count:t}])=>[e,{count:t,mine:pf(r,e)}]))}function Nm(r,e){if(!r.info.participants?.every(a=>(r.members[a]?.at??-1)>=0))return"sent";let t=e.sequence_id,o=Object.entries(r.members).filter(([a,s])=>!s.gone&&a!==e.author&&(s.joined??0)<t).map(([,a])=>a);return!o.some(a=>a.joined!==void 0)||o.some(a=>a.delivered<t)?"sent":o.every(a=>a.seen>=t)?"seen":"delivered"}function Wm(r,e){r.pending=!0,!r.deleted&&(e.kind==="delete"?Object.assign(r,{deleted:!0,content:null,text:void 0,parts:[],metadata:{},reactions:{}}):e.kind==="metadata"?r.metadata=Tf(r.metadata,e.patch):r.reactions=Vm(r.reactions,e.reaction,e.kind==="react"))}function Tf(r,e){let t={...r};for(let[o,a]of Object.entries(e))a===null?delete t[o]:t[o]=Rf(a)?Tf(Rf(t[o])?t[o]:{},a):a;return t}var Rf=r=>typeof r=="object"&&r!==null&&!Array.isArray(r);function Vm(r,e,t){let o=r[e]??{count:0,mine:!1};if(o.mine===t)return r;let{[e]:a,...s}=r,i=o.count+(t?1:-1);return i>0?{...s,[e]:{count:i,mine:t}}:s}function yt(r,e){let t=e.draft??{},o=_f(t),{text:a}=o;return{key:e.id,channelId:e.channel,author:r.me,type:t.type??"parts",content:t.content??null,parts:t.parts?.map((s,i)=>({...s,id:String(i+1)}))??(a===void 0?[]:[{id:"1",mime_type:"text/plain",body:a}]),metadata:t.metadata??{},reactions:{},createdAt:e.at,updatedAt:e.at,deleted:!1,hidden:!1,partial:!1,state:e.error?"failed":"sending",...e.error&&{error:e.error},pending:!e.error,...o}}function _f({type:r,content:e}){let t=r==="text"?e?.text:void 0;return typeof t=="string"?{text:t}:{}}var Ia=class extends za{async send(e,t){this.closed&&je(W());let o=je(ro(e,"a channel's id")),a=je(Mf(typeof t=="string"?Gm(t):t)),s=await this.#a({id:this.newKey(),channel:o,kind:"send",draft:a});return yt(this.replica,s)}async retry(e){if(this.closed)return W();let t=this.#e(e);if(!t)return A("not_found","no such message has failed");let{error:o,number:a,...s}=t;try{return B(yt(this.replica,await this.#a({...s,id:this.newKey()},a)))}catch(i){return Ji(i)}}async discard(e){this.closed&&je(W());let t=this.#e(e);t&&await this.#t(t)}#e(e){return this.replica.operations.find(t=>t.id===e&&t.error)}async#t(e){await Kt(this.replica.store.commit({done:[e.number]})),this.replica.did(void 0,e.number),await this.operated()}deleteMessage(e){return this.#o(e,{kind:"delete"})}async patchMetadata(e,t){let o=cn(t,"a patch");return o.ok?this.#o(e,{kind:"metadata",patch:o.value}):o}react(e,t){return this.#r(e,"react",t)}unreact(e,t){return this.#r(e,"unreact",t)}async#r(e,t,o){let a=ro(o,"a reaction");return a.ok?this.#o(e,{kind:t,reaction:o}):a}async#o(e,t){if(this.closed)return W();if(e?.key&&!e.id)return A("conflict","the message is not at the server yet");let[o,a]=[ro(e?.id,"a message's id"),ro(e?.channelId,"a channel's id")];if(!o.ok)return o;if(!a.ok)return a;let s={id:o.value,sequence:Number(e.sequence)};return this.#a({id:this.newKey(),channel:a.value,target:s,...t}).then(()=>B(void 0),Ji)}async#a(e,t){let o=await Kt(this.replica.store.enqueue({...e,at:new Date(this.serverNow()).toISOString()},t));return this.replica.did(o,t),await this.operated([o.channel]),o}};function Gm(r){return new TextEncoder().encode(r).length<=32768?{type:"text",content:{text:r}}:{parts:[{mime_type:"text/plain",body:r}]}}var Ua=class{constructor(e,t){this.env=e;this.changed=t}env;changed;#e=new Map;#t=new Map;#r=new Map;#o=new Map;hear(e){e.type==="presence"?this.present([e.data]):e.type==="typing"&&e.channel_id?this.#a(e.channel_id,e.data.user_id,e.data.state==="started"):e.type==="message.created"&&e.channel_id&&e.data?.author&&this.#a(e.channel_id,e.data.author,!1)}present(e){for(let t of e)this.#t.set(t.user_id,{userId:t.user_id,status:t.status,...t.last_seen_at&&{lastSeenAt:t.last_seen_at}}),this.changed("presence",t.user_id)}#a(e,t,o){let a=this.#e.get(e)??new Map,s=a.has(t);this.env.clearTimeout(a.get(t)),a.delete(t),o&&a.set(t,this.env.setTimeout(()=>this.#a(e,t,!1),6e3)),this.#e.set(e,a),s!==o&&this.changed("typing",e)}typing(e){return[...this.#e.get(e)?.keys()??[]]}presence(e){return this.#t.get(e)}wish(e,{status:t,said:o,watch:a}={}){let s={...this.#r.get(e),...t&&{status:t,said:o??this.env.now()},...a&&{watch:a}};return this.#r.set(e,s),s}wishes(){let e=[...this.#r.values()].sort((s,i)=>(s.said??0)-(i.said??0)),t=e.at(-1)?.status,o=e.flatMap(s=>s.watch?[s.watch]:[]),a=[...new Set(o.flat())].slice(0,100);return t||o.length>0?{...t&&{status:t},...o.length>0&&{watch:a}}:void 0}type(e,t,o){let a=this.#o.get(e);if(this.env.clearTimeout(a?.stop),!t){this.#o.delete(e)&&o("stopped");return}let s=!a||this.env.now()-a.said>=3e3;s&&o("started");let i=this.env.setTimeout(()=>this.type(e,!1,o),5e3);this.#o.set(e,{said:s?this.env.now():a.said,stop:i})}close(){for(let e of this.#e.values())for(let t of e.values())this.env.clearTimeout(t);for(let{stop:e}of this.#o.values())this.env.clearTimeout(e)}};function gr(r,e){for(let t of[...r])try{t(e)}catch(o){pn(o)}}function pn(r){(globalThis.reportError??console.error)(r)}var Ha=class{constructor(e,t){this.replica=e;this.page=t;this.limit=t,this.#r=e.listen(o=>this.concerns(o)&&void this.refresh())}replica;page;#e=[];#t=new Set;#r;#o;#a=!1;limit;get items(){return this.#e}subscribe(e){return this.#t.add(e),()=>{this.#t.delete(e)}}close(){this.#r(),this.#t.clear()}refresh(){return this.#a=!0,this.#o??=this.#s().finally(()=>this.#o=void 0),this.#o}async#s(){for(;this.#a;){this.#a=!1;try{this.#n(await this.read())}catch(e){e instanceof DOMException||pn(e);return}}}#n(e){let t=new Map(this.#e.map(i=>[this.keyOf(i),i])),o={items:[],added:[],changed:[],removed:[]},a=e.map(i=>{let n=this.keyOf(i),l=t.get(n);if(t.delete(n),!l)o.added.push(i);else{if(this.same(l,i))return l;o.changed.push(i)}return i});o.removed.push(...t.keys()),!(!a.some((i,n)=>i!==this.#e[n])&&a.length===this.#e.length)&&(this.#e=o.items=a,gr(this.#t,o))}},Km={activity:(r,e)=>yr(e.activeAt,r.activeAt)||yr(r.id,e.id),created:(r,e)=>yr(e.info.created_at,r.info.created_at)||yr(r.id,e.id),title:(r,e)=>yr(r.title??"",e.title??"")||yr(r.id,e.id)},yr=(r,e)=>r<e?-1:r>e?1:0,ja=class extends Ha{constructor(t,o,a){super(t,a.limit??1/0);this.views=o;this.options=a}views;options;#e=0;get hasMore(){return this.#e>this.limit}more(){return this.limit+=this.page,this.refresh()}concerns(){return!0}async read(){let{folder:t="inbox",filter:o,sort:a="activity"}=this.options,s=[...this.replica.rooms.values()].filter(i=>t==="any"||i.folder===t).map(i=>this.views.of(i));return o&&(s=s.filter(o)),this.#e=s.length,s.sort(typeof a=="function"?a:Km[a]).slice(0,this.limit)}keyOf(t){return t.id}same(t,o){return t===o}};function Of(r,e){if(r===e)return!0;if(typeof r!="object"||typeof e!="object"||!r||!e)return!1;if(ArrayBuffer.isView(r))return ArrayBuffer.isView(e)&&r.byteLength===e.byteLength;let t=Object.keys(r);return t.length===Object.keys(e).length&&t.every(o=>Of(r[o],e[o]))}var Xm=200,Na=class extends Ha{constructor(t,o,a,s){super(t,a.limit??50);this.channel=o;this.options=a;this.older=s}channel;options;older;#e=!1;get hasMore(){let t=this.replica.rooms.get(this.channel);return t!==void 0&&(this.#e||ge(t)>t.first)}async more(){this.limit+=this.page,await this.refresh();let t=this.replica.rooms.get(this.channel);this.#e||!t||ge(t)<=t.first||(await this.older(this.channel),await this.refresh())}concerns(t){return t.rooms.includes(this.channel)||t.operations===!0}async read(){let{operations:t}=this.replica,o=this.replica.rooms.get(this.channel);if(!o)return[];let{filter:a}=this.options,s=[],i=a?Xm:this.limit;for(let u=o.sequence;u>=ge(o)&&s.length<this.limit;u-=i){let v=(await this.replica.store.page(this.channel,Math.max(ge(o),u-i+1),u,i)).map(w=>oo(this.replica,o,w));s.unshift(...a?v.filter(a):v),this.#e=u-i>=ge(o)}this.#e||=s.length>this.limit;let n=t.filter(u=>u.kind==="send"&&u.channel===this.channel).map(u=>yt(this.replica,u)),l=new Set(s.map(u=>u.key)),d=[...s.slice(-this.limit),...n.filter(u=>!l.has(u.key)&&(!a||a(u)))];return this.options.order==="desc"?d.reverse():d}keyOf(t){return t.key}same(t,o){return Of(t,o)}};var Wa=class{constructor(e,t){this.store=e;this.me=t}store;me;rooms=new Map;marks=new Map;identities=new Map;operations=[];meta={};#e=new Set;async load(){let e=await this.store.load();this.#t(e)}async claim(e){await this.store.commit({meta:{reign:e}}),await this.load()}#t(e){this.rooms.clear(),this.identities.clear(),this.setRooms(e.rooms,[]),this.marks.clear(),this.setMarks(e.marks);for(let t of e.identities)this.identities.set(t.user_id,t);this.operations=e.operations,this.meta=e.meta}setRooms(e,t){for(let o of e)this.rooms.set(o.id,o);for(let o of t)this.rooms.delete(o)}setMarks(e){for(let{channel:t,seen:o}of e)this.marks.set(t,Math.max(o,this.marks.get(t)??0))}did(e,t){let o=this.operations.filter(a=>a.number!==t&&a.number!==e?.number);this.operations=e?[...o,e]:o}recall(){return{operations:this.operations,marks:[...this.marks].map(([e,t])=>({channel:e,seen:t}))}}async reread(){this.operations=await this.store.operations(),this.setMarks(await this.store.marks())}async refresh(e){let[t,o,a]=[void 0,[],[]];for(;t!==this.operations;)t=this.operations,o=await this.store.operations(),a=await this.store.rooms(e.rooms);let s=new Set(a.map(i=>i.id));this.setRooms(a,e.rooms.filter(i=>!s.has(i))),this.operations=o,this.setMarks(await this.store.marks());for(let i of await this.store.identities(e.identities??[]))this.identities.set(i.user_id,i);this.tell(e)}seen(e){return Math.max(e.seen,this.marks.get(e.id)??0,e.first-1)}entries(e){return this.store.entries(e)}all(){return{rooms:[...this.rooms.keys()],operations:!0,identities:[...this.identities.keys()]}}listen(e){return this.#e.add(e),()=>{this.#e.delete(e)}}tell(e){gr(this.#e,e)}};var Ym=3e4,Va=class{constructor(e,t,o,a,s,i,n){this.env=e;this.http=t;this.store=o;this.appId=a;this.userId=s;this.source=i;this.told=n}env;http;store;appId;userId;source;told;#e;#t;#r=!1;restore(e){this.#e=e}async token(){return this.#r?W():this.#e?B(this.#e.token):this.renew("")}renew(e,t){return this.#t??=this.#o(()=>this.#a(e,t)).catch(o=>A("storage",o instanceof Error?o.message:String(o))).finally(()=>this.#t=void 0),this.#t}#o(e){return this.env.locks?this.env.locks.request(`parley-login:${this.appId}:${this.userId}`,{},e):e()}async#a(e,t){if(this.#r)return W();let o=(await this.store.meta()).session;if(o&&o.token!==e)return this.#e=o,B(o.token);let a=await this.#s(t);if(this.#r)return W();if(!a.ok){let s=A("login_failed",a.error.detail,{...a.error,code:"login_failed"});return this.told(s.error),s}return this.#e={token:a.value.session_token,expiresAt:a.value.expires_at},await this.store.commit({meta:{session:this.#e}}).catch(()=>{}),B(this.#e.token)}async#s(e){let t;try{t=await this.#n({appId:this.appId,userId:this.userId,nonce:()=>this.#d(e)})}catch(a){return A("login_failed",a instanceof Error?a.message:String(a))}let o=await this.http.call("POST","/v1/sessions",{body:{app_id:this.appId,identity_token:t},anonymous:!0,retries:0});return o.ok&&o.value.identity.user_id!==this.userId?A("login_failed",`the identity token is of ${o.value.identity.user_id}, not of ${this.userId}`):o}#n(e){return new Promise((t,o)=>{let a=()=>o(new Error("identityToken gave nothing in time")),s=this.env.setTimeout(a,Ym),i=this.http.life.on(a);Promise.resolve(this.source(e)).then(t,o).finally(()=>(this.env.clearTimeout(s),i()))})}async#d(e){if(e)return e;let t=await this.http.call("POST","/v1/nonces",{body:{app_id:this.appId},anonymous:!0});if(!t.ok)throw new Error(t.error.detail);return t.value.nonce}async logOut(){let e=this.#e??await this.store.meta().then(t=>t.session,()=>{});return this.end(),e?.token}end(){this.#r=!0}};var Ga=class{constructor(e,t,o){this.env=e;this.name=t;this.ear=o;this.#e=e.broadcast?.(t),this.#e&&(this.#e.onmessage=({data:a})=>this.#f(a)),this.#n(),this.#i()}env;name;ear;#e;#t;#r;#o;#a=!1;#s=!1;#n(e={}){this.#t?.abort();let{signal:t}=this.#t=new AbortController,{locks:o}=this.env;if(!o)return void Promise.resolve().then(()=>t.aborted||this.ear.lead());let a=!1,s=()=>{if(!t.aborted)return a=!0,this.ear.lead(),new Promise(i=>this.#r=i)};o.request(this.name,e.steal?e:{signal:t},s).catch(()=>a&&!t.aborted&&this.#d())}#d(){this.#r=void 0,this.ear.lost(),this.#n()}#f(e){if(e.say==="there?")return this.#r&&this.say({say:"here"});e.say==="here"?this.#a=!0:this.ear.hear(e)}#i(){!this.#e||!this.env.locks||(this.#o=this.env.setTimeout(()=>{if(this.#r)return this.#i();this.#a=!1,this.say({say:"there?"});let e=this.env.now();this.#o=this.env.setTimeout(()=>{let t=this.env.now()-e>6e3;!this.#a&&!this.#r&&!t&&this.#n({steal:!0}),this.#i()},3e3)},5e3))}get leads(){return this.#r!==void 0}look(){this.env.locks||this.ear.lead()}say(e){this.#e?.postMessage(e)}rest(){this.#s=!0,this.#t?.abort(),this.#r?.(),this.#r=void 0,this.env.clearTimeout(this.#o)}back(){return this.#s?(this.#s=!1,this.#n(),this.#i(),!0):!1}close(){this.rest(),this.#e?.close(),this.#e=void 0}};function mn(r,e,t,o){return e.over?Promise.resolve(W()):new Promise(a=>{let s=d=>{l(),n(),r.clearTimeout(i),a(d)},i=r.setTimeout(()=>s(A("timeout","it did not come in time")),t),n=e.on(()=>s(W())),l=o(d=>s(B(d)))})}var Qm=1e3,ao=class r extends Ia{constructor(t,o,a,s){super();this.options=t;let i=nf(o,this.#e);this.#t=o,this.#r=i,this.replica=a,this.#a=new qa(a),this.#p=i.uuid(),this.#o=new Zr(i,t.url.replace(/\/$/,""),this.#e),this.#s=new Va(i,this.#o,a.store,t.appId,t.userId,t.identityToken,n=>this.#k({error:n})),this.#s.restore(a.meta.session),this.#o.tokens=this.#s,this.#n=new ka(i,this.#o,(n,l,d)=>this.#_({say:"progress",kind:"upload",event:{key:n.id,part:l,...d}})),this.#d=new ba(i,a.store,this.#n,t.bodies??{},({channelId:n,messageId:l,part:d},u)=>this.#_({say:"progress",kind:"download",event:{channelId:n,messageId:l,part:d.id,...u}})),this.#f=new Ua(i,(n,l)=>this.#j(n,l)),a.store.rescue={recall:()=>a.recall(),reopened:n=>this.#F(n),deleted:()=>this.close()},this.#i=new Ga(i,s,{lead:()=>this.#S(),lost:()=>this.#C(),hear:n=>this.#q(n)}),this.#i.say({say:"opened"}),this.#g=i.onWake(()=>this.#D()),this.#v=i.onSleep?.(()=>this.#B(),()=>this.#z())}options;#e=new pr;#t;#r;#o;replica;#a;#s;#n;#d;#f;#i;#p;#m=new Map;#g;#v;#h="";#l;#c={state:"starting"};#u=Promise.resolve();static async open(t){let o={...sf(),...t.environment},a=`parley:${t.appId}:${t.userId}`,s=new Wa(await o.store(a),t.userId);return await s.load(),new r(t,o,s,a)}get userId(){return this.options.userId}async channels(t={}){this.closed&&je(W());let o=new ja(this.replica,this.#a,t);return await o.refresh(),o}async messages(t,o={}){this.closed&&je(W()),this.#l?this.#l.open(t):this.#i.say({say:"open",channel:t});let a=new Na(this.replica,t,o,s=>this.#H(s));return await a.refresh(),a}channel(t){let o=this.replica.rooms.get(t);return o&&this.#a.of(o)}async message(t){this.closed&&je(W());let o=this.replica.operations.find(i=>i.kind==="send"&&i.id===t);if(o)return yt(this.replica,o);let a=await this.replica.store.find(t),s=a&&this.replica.rooms.get(a.channel_id);return s&&oo(this.replica,s,a)}identity(t){return this.replica.identities.get(t)}unread(){let t=[...this.replica.rooms.values()].filter(o=>o.folder==="inbox").map(o=>Aa(o,this.replica.seen(o)));return{channels:t.filter(o=>o>0).length,messages:t.reduce((o,a)=>o+a,0)}}get waiting(){return this.replica.operations.filter(t=>!t.error).length}get status(){return this.#c}get closed(){return this.#e.over}on(t,o){let a=this.#m.get(t)??new Set;return this.#m.set(t,a.add(o)),()=>{a.delete(o)}}onChange(t){return this.replica.listen(t)}waitForChannel(t,o=1e4){return this.#y(async()=>this.channel(t),o)}waitForMessage(t,o=1e4){return this.#y(()=>this.message(t),o)}async waitForSync(t=3e4){let o=this.#c.syncedAt;return this.sync(),mn(this.#r,this.#e,t,a=>this.on("status",()=>this.#c.syncedAt!==o&&a(this.#c)))}async#y(t,o){if(this.closed)return W();let a=await t();return a?B(a):mn(this.#r,this.#e,o,s=>this.replica.listen(()=>{t().then(i=>i&&s(i),()=>{})}))}async operated(t=[]){await this.#P().catch(()=>{}),this.#$({rooms:t,operations:!0}),this.#l?.outbox.look()}#P(){if(this.#l)return this.#l.log.reread();let t=this.#u.then(()=>this.replica.reread());return this.#u=t.catch(()=>{}),t}async markSeen(t,o=1/0){this.closed&&je(W());let a=this.replica.rooms.get(t),s=Math.min(Math.floor(o),a?.sequence??0);!a||!(s>this.replica.seen(a))||(await Kt(this.replica.store.mark(t,s)),this.replica.marks.set(t,Math.max(s,this.replica.marks.get(t)??0)),this.#$({rooms:[t]}),this.#l?.receipts.look([t]))}download(t,{id:o,content:a},s=()=>{}){return this.closed?Promise.resolve(W()):t.id?a?this.#d.get({channelId:t.channelId,messageId:t.id,part:{id:o,content:a}},s):Promise.resolve(A("not_found","the part has its body within it")):Promise.resolve(A("not_found","the message is on its way"))}newKey(){return this.#r.uuid()}serverNow(){return this.#o.serverNow()}call(t,o,a={}){return this.#o.call(t,o,a)}typing(t,o="started"){this.#f.type(t,o==="started",a=>this.#L({type:"typing",channel_id:t,state:a}))}typingIn(t){return this.#f.typing(t)}setPresence(t){this.#x({status:t})}watch(t){this.#x({watch:t})}presence(t){return this.#f.presence(t)}#x(t){this.#i.say({say:"presence",tab:this.#p,...this.#f.wish(this.#p,t)}),this.#b()}async#b(){let t=this.#f.wishes();if(!this.#l?.realtime.live||!t)return;let o=await this.#l.command({type:"presence",...t});if(o.ok&&o.value?.presence)for(let a of o.value.presence)this.#R({type:"presence",id:"",data:a})}#L(t){this.#l?this.#l.command(t):this.#i.say({say:"frame",frame:t})}sync(){this.#l?this.#l.wake():this.#i.say({say:"sync"})}async logOut(){this.#E(),this.#i.say({say:"wiped"});let t=await this.#s.logOut();await this.replica.store.wipe();let o=new Zr(this.#t,this.#o.url);o.tokens=this.#s,t&&await o.call("DELETE","/v1/sessions/current",{retries:1,session:t}),this.#i.close()}close(){this.#E(),this.#s.end(),this.#i.close(),this.replica.store.close()}#E(){this.#e.over||(this.#g(),this.#v?.(),this.#C(),this.#f.close(),this.#e.end(),this.#k({state:"closed"}))}#S(){if(this.#c.state==="closed")return;let t=this.#h=this.#r.uuid(),o=this.#u.then(()=>this.replica.claim(t));this.#u=o.then(()=>{this.#h===t&&(this.#l=new Da(this.#r,this.#o,this.replica,this.#n,this.#d,{reign:{id:t,over:()=>this.#h===t&&this.#O()},socketUrl:this.options.socketUrl,history:this.options.history??"unread",deliveryReceipts:this.options.deliveryReceipts??!0,changed:a=>this.#$(a),status:a=>this.#k(a),heard:a=>this.#R(a),refused:(a,s)=>this.#M(a,s),connected:()=>{this.#b()}}),this.#i.say({say:"led"}),this.replica.tell(this.replica.all()),this.#l.start())},()=>this.#r.setTimeout(()=>this.#h===t&&this.#S(),Qm))}#C(){this.#h="",this.#l?.stop(),this.#l=void 0,this.#i.say({say:"opened"})}#O(){this.#C(),this.#i.leads&&this.#S()}#B(){this.#C(),this.#i.rest()}#D(){this.#h||this.#i.look(),this.sync()}#z(){this.#i.back()&&(this.#i.say({say:"opened"}),this.#A())}#A(){let t=this.#u.then(()=>this.#l?void 0:this.replica.load());this.#u=t.then(()=>this.replica.tell(this.replica.all()),()=>{})}#F(t){for(let o of t??[])this.#M(o,{code:"storage",status:0,detail:"its file was deleted with the database"});if(!t||!this.#h)return this.#A();this.#k({state:"starting"}),this.#C(),this.#S()}#M(t,o){this.#w("refused",{kind:t.kind,channelId:t.channel,key:t.id,error:o})}#q(t){if(this.#c.state!=="closed")switch(t.say){case"changed":return this.#U(t.changed);case"status":return this.#k(t.status,!1);case"heard":return this.#T(t.event);case"progress":return this.#w(t.kind,t.event);case"presence":return this.#f.wish(t.tab,t),void this.#b();case"led":return this.#i.say({say:"presence",tab:this.#p,...this.#f.wish(this.#p)});case"wiped":return this.close();default:this.#l&&this.#I(this.#l,t)}}#I(t,o){o.say==="opened"?this.#i.say({say:"status",status:this.#c}):o.say==="sync"?t.wake():o.say==="older"?t.syncer.older(o.channel):o.say==="open"?t.open(o.channel):o.say==="frame"&&t.command(o.frame)}#U(t){let o=async()=>{if(!this.#l)return this.replica.refresh(t);await this.#l.log.reread(),this.replica.tell(t),this.#l.outbox.look(),this.#l.receipts.look(t.rooms)};this.#u=this.#u.then(o).catch(()=>{})}#$(t){this.#i.say({say:"changed",changed:t}),this.replica.tell(t)}#R(t){this.#i.say({say:"heard",event:t}),this.#T(t)}#T(t){t.at&&this.#o.observe(Date.parse(t.at)),this.#f.hear(t),this.#w("event",t)}#_(t){this.#i.say(t),this.#w(t.kind,t.event)}async#H(t){this.#l?await this.#l.syncer.older(t):this.#i.say({say:"older",channel:t})}#j(t,o){t==="typing"?this.#w("typing",{channelId:o,userIds:this.#f.typing(o)}):this.#w("presence",this.#f.presence(o))}#k(t,o=!0){this.#c={...this.#c,...t},o&&this.#l&&this.#i.say({say:"status",status:this.#c}),this.#w("status",this.#c)}#w(t,o){gr(this.#m.get(t)??[],o)}};var hn="parley.app",vn="parley.user",wn=r=>`parley.here:${r}`,xn=r=>`parley.name:${r}`,vr=location.origin,bn=`${vr.replace(/^http/,"ws")}/ws`,gn=class extends Error{};async function yn(r,e){let t=await fetch("/local/identity-tokens",{method:"POST",headers:{"Content-Type":"application/json"},body:JSON.stringify({user_id:r,display_name:e??""})});if(!t.ok)throw new Error(await t.text());return t.json()}function _e(r,e){try{e?localStorage.setItem(r,e):localStorage.removeItem(r)}catch{}}var wr=()=>localStorage.getItem(hn),Cn=r=>localStorage.getItem(xn(r))??void 0,Bf=r=>localStorage.getItem(wn(r))!==null,Df=()=>localStorage.getItem(vn),zf=()=>new URL(location.href).searchParams.get("user")||Df();function Ff(r){_e(vn,r),_e(wn(r),"yes");let e=new URL(location.href);e.searchParams.set("user",r),history.replaceState(null,"",e)}function kn(r){Df()===r&&_e(vn,""),_e(wn(r),""),_e(xn(r),""),Pn(r),history.replaceState(null,"","/")}var Sn=(r,e)=>`parley.draft:${r}:${e}`;function Pn(r){for(let e of Object.keys(localStorage))e.startsWith(Sn(r,""))&&_e(e,"")}async function qf(r,e,t){e&&_e(xn(r),e);let o=()=>Cn(r)??a?.identity(r)?.display_name??void 0,a,s,i=!1,n=wr();return n||(s=await yn(r,o()),_e(hn,n=s.app_id)),a=await ao.open({url:vr,socketUrl:bn,appId:n,userId:r,identityToken:async()=>{let l=s??await yn(r,o());if(s=void 0,l.app_id!==n)throw _e(hn,l.app_id),i||t(),i=!0,new gn("this stack has another demo app now");return l.identity_token}}),a}async function If(r,e){let{app_id:t,identity_token:o}=await yn(r,e),a=await fetch("/v1/sessions",{method:"POST",headers:{"Content-Type":"application/json"},body:JSON.stringify({app_id:t,identity_token:o})});if(!a.ok)throw new Error((await a.json()).detail);return(await a.json()).session_token}var vt=["alice","bob","carol","dave"],Ka=r=>r.charAt(0).toUpperCase()+r.slice(1);function D(r,e,t=r.identity(e)){return He(t?.display_name||Cn(e)||Ka(e))}var xr=r=>r.trim().toLowerCase().replace(/\s+/g,"-"),et=(r,e)=>r.status.state==="offline"?void 0:r.presence(e),wt=(r,e)=>e.participants.filter(t=>t.userId!==r.userId),Xa=(r,e)=>r.participants.filter(t=>t.userId!==e.author&&(t.joined??0)<e.sequence);function xt(r,e){return e.type==="PERSONAL"?wt(r,e)[0]?.userId:void 0}function ie(r,e){if(e.title)return He(e.title);if(e.type==="ANNOUNCEMENTS")return"Announcements";let t=wt(r,e).map(o=>D(r,o.userId,o.identity));return t.length>0?t.length>3?`${t.slice(0,3).join(", ")} and ${t.length-3} more`:t.join(", "):e.participantCount>1?`${e.participantCount} people`:"Just you"}function Uf(r){let e=r.trim().split(/\s+/);return[e[0],e.length>1?e.at(-1):""].map(o=>[...o??""][0]??"").join("").toUpperCase()||"?"}function Hf(r){let e=7;for(let t of r)e=(e*31+t.codePointAt(0))%3600;return e*137%360}function Ya(r,e){let t=e.flatMap(o=>o.participants.map(a=>a.userId));return[...new Set([...vt,...t])].filter(o=>o!==r.userId)}function jf(r,e=3){return r.length>e?`${r.slice(0,e-1).join(", ")} and ${r.length-e+1} more`:r.length>1?`${r.slice(0,-1).join(", ")} and ${r.at(-1)}`:r[0]??""}var tt=class extends ae{constructor(){super(...arguments);this.userId="";this.name="";this.presence="";this.group=!1;this.size="m"}createRenderRoot(){return this}render(){let t=this.presence&&this.presence!=="offline"?c`<span class="dot" data-presence=${this.presence}></span>`:y;return c`<span class="mark" aria-hidden="true" style=${ca({"--hue":String(Hf(this.userId))})}>${this.group?L("people"):Uf(this.name)}</span>${t}`}};g([f({attribute:!1})],tt.prototype,"userId",2),g([f({attribute:!1})],tt.prototype,"name",2),g([f({attribute:!1})],tt.prototype,"presence",2),g([f({type:Boolean})],tt.prototype,"group",2),g([f({reflect:!0})],tt.prototype,"size",2),tt=g([P("person-mark")],tt);var Ln=new Intl.DateTimeFormat(void 0,{hour:"numeric",minute:"2-digit"}),Nf=new Intl.DateTimeFormat(void 0,{weekday:"long"}),Wf=new Intl.DateTimeFormat(void 0,{day:"numeric",month:"short"}),Jm=new Intl.DateTimeFormat(void 0,{weekday:"long",day:"numeric",month:"long",year:"numeric"}),Zm=new Intl.DateTimeFormat(void 0,{dateStyle:"full",timeStyle:"short"}),eh=864e5,Qa=r=>new Date(r.getFullYear(),r.getMonth(),r.getDate()).getTime(),$n=(r,e=new Date)=>Math.round((Qa(e)-Qa(r))/eh),Yt=r=>Ln.format(new Date(r)),We=r=>Zm.format(new Date(r)),En=(r,e)=>Qa(new Date(r))===Qa(new Date(e));function Vf(r){let e=new Date(r),t=$n(e);return t<=0?"Today":t===1?"Yesterday":t<7?Nf.format(e):Jm.format(e)}function Gf(r){let e=new Date(r),t=$n(e);return t<=0?Ln.format(e):t===1?"Yesterday":t<7?Nf.format(e):Wf.format(e)}function Kf(r,e=Date.now()){let t=new Date(r),o=Math.floor((e-t.getTime())/6e4);return o<1?"just now":o<60?`${o} min ago`:$n(t)<=0?`at ${Ln.format(t)}`:`on ${Wf.format(t)}`}function so(r){let e=Math.max(0,Math.floor(r)),[t,o,a]=[Math.floor(e/3600),Math.floor(e/60)%60,e%60],s=i=>String(i).padStart(2,"0");return t>0?`${t}:${s(o)}:${s(a)}`:`${o}:${s(a)}`}function io(r){if(r<1e3)return r===1?"1 byte":`${r} bytes`;let e=["kB","MB","GB"],[t,o]=[r/1e3,0];for(;t>=1e3&&o<e.length-1;)[t,o]=[t/1e3,o+1];return`${t<10?t.toFixed(1):Math.round(t)} ${e[o]}`}var Ja=r=>r>99?"99+":String(r);async function Qt(r){try{let e=await r;return e?.ok===!1?Xf(e.error):""}catch(e){return Xf(e)}}function Xf(r){return r.code==="network"?"That needs a connection.":r.code==="blocked"?"One of you blocks the other.":r.code&&r.code!=="storage"?r.detail:r.cause?.name==="QuotaExceededError"||/quota|disk/i.test(r.detail??"")?"This device has no room to store it. Make some, then try again.":"This browser could not store it. Try again, or reload the page."}var _=class extends ae{#e=[];createRenderRoot(){return this}connectedCallback(){super.connectedCallback(),this.begin()}disconnectedCallback(){super.disconnectedCallback();for(let e of this.#e.splice(0))e()}begin(){}until(e){this.#e.push(e)}follow(e,t){let o=!1;this.until(()=>o=!0),e.then(a=>{if(o)return a.close();this.until(()=>a.close()),a.subscribe(()=>t(a)),t(a)},()=>{})}listen(e,t){window.addEventListener(e,t),this.until(()=>window.removeEventListener(e,t))}async attempt(e){let t=await Qt(e);return t&&this.tell("notice",t),t===""}tell(e,t){this.dispatchEvent(new CustomEvent(e,{detail:t,bubbles:!0,composed:!0}))}};g([f({attribute:!1})],_.prototype,"parley",2);var K,Yf,Za,Qf,Jf,Zf,ec,tc,es,rc,oc,ts,rs,An,bt=class extends _{constructor(){super(...arguments);C(this,K);this.shown=!1;this.blocked=!1;this.leaving=!1;C(this,Za,t=>{t.target.localName==="wa-dialog"&&(this.shown=!1)});C(this,es,async()=>{this.tell("leaving",this.channel.id);let t=await this.attempt(this.parley.leave(this.channel.id));this.tell(t?"open-chat":"leaving","")});C(this,ts,t=>{t.preventDefault();let o=h(this,K,An).call(this,t,"title");o&&this.attempt(this.parley.updateChannel(this.channel.id,{title:o}))});C(this,rs,async t=>{t.preventDefault();let o=xr(h(this,K,An).call(this,t,"person"));o&&await this.attempt(this.parley.addParticipants(this.channel.id,[o]))&&t.target.reset()})}show(){this.shown=!0,this.leaving=!1,this.updateComplete.then(()=>this.querySelector("wa-dialog").open=!0),h(this,K,Yf).call(this)}render(){return c`<wa-dialog label=${ie(this.parley,this.channel)} light-dismiss @wa-after-hide=${x(this,Za)}>
      ${this.shown?h(this,K,Qf).call(this):y}
    </wa-dialog>`}};K=new WeakSet,Yf=async function(){let t=xt(this.parley,this.channel);if(!t)return;let o=await this.parley.call("GET","/v1/blocks?per_page=100",{retries:0});o.ok&&(this.blocked=o.value.data.some(a=>a.user_id===t))},Za=new WeakMap,Qf=function(){let{channel:t}=this,o=t.type==="GROUP",a=t.role==="owner"||t.role==="member"&&t.info.invite==="members";return c`
      ${o&&t.role==="owner"?h(this,K,Jf).call(this):y}
      <h3 class="dialog-title">${t.participantCount} ${t.participantCount===1?"person":"people"}</h3>
      <ul class="people">${t.participants.map(s=>h(this,K,Zf).call(this,s))}</ul>
      ${o&&a?h(this,K,ec).call(this):y}
      <p class="quiet small dialog-note">Started <time datetime=${t.info.created_at}>${We(t.info.created_at)}</time>.
        Its id is <code class="id">${t.id}</code></p>
      <div class="dialog-actions">${o?h(this,K,tc).call(this):h(this,K,rc).call(this)}</div>`},Jf=function(){return c`<form class="add-line" @submit=${x(this,ts)}>
      <wa-input name="title" label="Name of the group" maxlength="128" size="s" autocomplete="off" .value=${this.channel.title??""}></wa-input>
      <wa-button type="submit" size="s" appearance="outlined">Rename</wa-button>
    </form>`},Zf=function(t){let o=D(this.parley,t.userId,t.identity),a=t.userId===this.parley.userId,s=et(this.parley,t.userId)?.status??"",i=!a&&this.channel.type==="GROUP"&&this.channel.role==="owner";return c`<li>
      <person-mark .userId=${t.userId} .name=${o} size="s" .presence=${a?"":s}></person-mark>
      <span class="person-names"><bdi>${o}</bdi>${a?c` <span class="quiet">you</span>`:y}
        ${t.role==="owner"&&this.channel.type==="GROUP"?c` <span class="tag">owner</span>`:y}</span>
      ${a?y:c`<a class="icon-button small" href=${`/?user=${encodeURIComponent(t.userId)}`} target="_blank" rel="noopener" title=${`Open as ${o}`} aria-label=${`Open as ${o} in a new window`}>${L("external")}</a>`}
      ${i?c`<button type="button" class="icon-button small" title="Remove" aria-label=${`Remove ${o}`} @click=${()=>{this.attempt(this.parley.removeParticipant(this.channel.id,t.userId))}}>${L("close")}</button>`:y}
    </li>`},ec=function(){let t=new Set(this.channel.participants.map(a=>a.userId)),o=Ya(this.parley,[]).filter(a=>!t.has(a));return c`<form class="add-line" @submit=${x(this,rs)}>
      <wa-input name="person" label="Add somebody" placeholder=${o.length>0?D(this.parley,o[0]):"Name or user id"} maxlength="64" size="s" autocomplete="off"></wa-input>
      <wa-button type="submit" size="s" appearance="outlined">Add</wa-button>
    </form>`},tc=function(){return this.leaving?c`<span>What you have of it goes from your devices.</span>
      <wa-button size="s" variant="danger" @click=${x(this,es)}>Leave</wa-button>
      <wa-button size="s" appearance="outlined" @click=${()=>this.leaving=!1}>Stay</wa-button>`:c`<wa-button size="s" appearance="plain" variant="danger" @click=${()=>this.leaving=!0}>Leave the group</wa-button>`},es=new WeakMap,rc=function(){let t=xt(this.parley,this.channel);if(!t)return y;let o=D(this.parley,t);return c`<wa-button size="s" appearance="plain" variant=${this.blocked?"neutral":"danger"} @click=${()=>{h(this,K,oc).call(this,t)}}>${this.blocked?"Unblock":"Block"} ${o}</wa-button>`},oc=async function(t){await this.attempt(this.blocked?this.parley.unblock(t):this.parley.block(t))&&(this.blocked=!this.blocked)},ts=new WeakMap,rs=new WeakMap,An=function(t,o){return t.target.querySelector(`wa-input[name="${o}"]`).value?.trim()??""},g([f({attribute:!1})],bt.prototype,"channel",2),g([k()],bt.prototype,"shown",2),g([k()],bt.prototype,"blocked",2),g([k()],bt.prototype,"leaving",2),bt=g([P("channel-details")],bt);var th=6e4,rh=36e5,Mn="application/voip-link",br=r=>r.parts.some(e=>String(e.mime_type).startsWith(Mn));function os(r,e){let t=e.metadata.call,o=r.serverNow()-Date.parse(e.createdAt);return t?.state==="over"?{...t,state:"over"}:t?.state==="live"?{...t,state:o<rh?"live":"over"}:{state:o<th?"ringing":"over"}}function ac(r){return r.state==="ringing"?"Call: ringing":r.state==="live"?"Call: in progress":r.seconds?`Call ended, ${so(r.seconds)}`:"Call not answered"}function sc(r){let e=r.parts.find(t=>String(t.mime_type).startsWith(Mn));try{return JSON.parse(new TextDecoder().decode(as(e.body,e.encoding))).call_id}catch{return}}async function ic(r,e){let t=crypto.randomUUID(),o=await r.call("POST","/v1/messages",{key:t,body:{message:{parts:[{mime_type:Mn,body:JSON.stringify({provider:"demo",call_id:t})}],metadata:{call:{state:"ringing"}},callback:!0},recipients:{channels:[e.id]}}});return o.ok&&(Ct.set(t,r.userId),await _n("PUT",t,"",{callback_url:o.value.callback_url,user:r.userId})),o}var Ct=new Map,Rn=new Set,oh=1e4,nc=r=>Ct.has(r),lc=r=>Rn.has(r);async function Tn(r,e){Ct.set(r,e),(await _n("POST",r,"/join",{user:e}))?.over&&(Ct.delete(r),Rn.add(r))}async function dc(r,e){Ct.delete(r),(await _n("POST",r,"/leave",{user:e}))?.over&&Rn.add(r)}setInterval(()=>{for(let[r,e]of Ct)Tn(r,e)},oh);window.addEventListener("pagehide",()=>{for(let[r,e]of Ct)navigator.sendBeacon(`/local/calls/${r}/leave`,JSON.stringify({user:e}));Ct.clear()});async function _n(r,e,t,o){let a={"Content-Type":"application/json"};try{let s=await fetch(`/local/calls/${encodeURIComponent(e)}${t}`,{method:r,headers:a,body:JSON.stringify(o)});return JSON.parse(await s.text()||"{}")}catch{return}}var ah=/\bhttps?:\/\/[^\s<>"']+/gi,sh=/^(?:\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier}|\u200D\p{Extended_Pictographic}\uFE0F?)*|\p{Regional_Indicator}{2}|\s){1,12}$/u;function On(r){let e=[],t=0;for(let o of r.matchAll(ah)){let a=ih(o[0]);e.push(r.slice(t,o.index),c`<a href=${a} target="_blank" rel="noopener noreferrer nofollow">${a}</a>`),t=o.index+a.length}return e.push(r.slice(t)),e}function ih(r){let e=r.replace(/[.,;:!?'"»]+$/,"");return e.endsWith(")")&&!e.includes("(")?e.slice(0,-1):e}var fc=r=>r.length<=24&&sh.test(r)&&r.trim().length>0,rt=r=>r.parts,cc=r=>/^text\/plain\b/i.test(r.mime_type)&&typeof r.body=="string"&&!r.encoding&&!r.name;function no(r){return rt(r).filter(cc).map(t=>t.body).join("")||r.content?.text||""}var Bn=r=>rt(r).filter(e=>!cc(e)&&!/^application\/voip-link\b/i.test(e.mime_type)),kt=r=>/^image\/(png|jpeg|gif|webp|avif)\b/i.test(r);function lo(r,e){if(e.hidden)return"Hidden message";if(e.deleted)return"Message deleted";if(e.partial)return"A long message";if(br(e))return ac(os(r,e));let t=no(e).replace(/\s+/g," ").trim();if(t)return t.slice(0,200);let o=Bn(e),a=o.filter(s=>kt(s.mime_type)).length;return a>0?a===1?"Photo":`${a} photos`:o.length>0?He(o[0].name??o[0].content?.name??"")||"File":e.type==="text"?"":`(${e.type})`}function uc(r,e,t){if(t.state==="sending")return"Sending";if(t.state==="failed")return"Not sent";let o=e?Xa(e,t):[],a=o.filter(i=>i.seen>=t.sequence),s=o.filter(i=>i.delivered>=t.sequence);return o.length>1&&a.length===o.length?"Seen by everyone":a.length>2?`Seen by ${a.length} of ${o.length}`:a.length>0?`Seen by ${a.map(i=>D(r,i.userId,i.identity)).join(" and ")}`:s.length>0?o.length>1?`Delivered to ${s.length}`:"Delivered":"Sent"}function as(r,e){return e==="base64"?Uint8Array.from(atob(r),t=>t.charCodeAt(0)):new TextEncoder().encode(r)}function ss(r){let e=r.body,t=r.content?.size??(e instanceof Blob?e.size:typeof e=="string"?as(e,r.encoding).length:e?.byteLength??0),o=r.content?.mime_type??r.mime_type;return{name:He(r.name??r.content?.name??"")||(kt(o)?"Photo":"File"),size:t,type:o}}var Jt=new Map,nh=60;async function is(r,e,t,o=()=>{}){let a=`${e.key}/${rt(e).indexOf(t)}`,s=Jt.get(a)??lh(r,e,t,o).catch(()=>{});dh(a,s);let i=await s;return i||Jt.delete(a),i}async function lh(r,e,t,o){let a=t.body;if(a instanceof Blob)return a;if(a!==void 0)return new Blob([typeof a=="string"?as(a,t.encoding):a],{type:t.mime_type});if(!t.content)return;let s=await r.download(e,{id:t.id,content:t.content},i=>o(i.done/i.total));return s.ok?s.value:void 0}function dh(r,e){Jt.delete(r),Jt.set(r,e),Jt.size>nh&&Jt.delete(Jt.keys().next().value)}function pc(r,e){let t=Object.assign(document.createElement("a"),{href:URL.createObjectURL(r),download:e});t.click(),setTimeout(()=>URL.revokeObjectURL(t.href),6e4)}async function mc(r){try{let e=await createImageBitmap(r),{width:t,height:o}=e;return e.close(),{width:t,height:o}}catch{return}}var Dn=19,q,zn,fo,hc,gc,yc,ds,ls,Fn,fs,cs,us,ps,qn,vc,St=class extends _{constructor(){super(...arguments);C(this,q);this.text="";this.attached=[];this.refusal="";C(this,ds,t=>{h(this,q,Fn).call(this,t.target.value),h(this,q,ls).call(this,this.text.trim()!=="")});C(this,fs,t=>{t.key!=="Enter"||t.shiftKey||t.isComposing||(t.preventDefault(),h(this,q,qn).call(this))});C(this,cs,t=>{let o=[...t.clipboardData?.files??[]];o.length!==0&&(t.preventDefault(),this.attach(o))});C(this,us,t=>{let o=t.target;this.attach([...o.files??[]]),o.value=""});C(this,ps,t=>{t.preventDefault(),h(this,q,qn).call(this)})}begin(){this.text=localStorage.getItem(x(this,q,zn))??"",this.until(()=>ns(this.attached.splice(0))),matchMedia("(hover: hover)").matches&&this.updateComplete.then(()=>x(this,q,fo).focus({preventScroll:!0}))}attach(t){let o=t.map(a=>({file:a,...kt(a.type)&&{preview:URL.createObjectURL(a)}}));this.attached.length+o.length>Dn&&this.tell("notice",`At most ${Dn} files in one message`),this.attached=[...this.attached,...o].slice(0,Dn),x(this,q,fo).focus()}render(){let t=this.text.trim()===""&&this.attached.length===0;return c`
      <form class="composer" @submit=${x(this,ps)}>
        ${this.refusal?c`<p class="failure small refusal" role="alert">${L("alert")} Not sent. ${this.refusal}</p>`:y}
        ${this.attached.length>0?c`<ul class="attached" aria-label="To be sent">${this.attached.map(o=>h(this,q,gc).call(this,o))}</ul>`:y}
        <div class="composer-line">
          <button type="button" class="icon-button" aria-label="Attach files" title="Attach files" @click=${()=>this.querySelector("input").click()}>${L("attach")}</button>
          <input type="file" multiple hidden aria-label="Files to attach" @change=${x(this,us)}>
          <textarea rows="1" aria-label=${`Message to ${ie(this.parley,this.channel)}`} placeholder="Message" dir="auto" .value=${this.text} enterkeyhint="send"
            @input=${x(this,ds)} @keydown=${x(this,fs)} @paste=${x(this,cs)} @blur=${()=>h(this,q,ls).call(this,!1)}></textarea>
          <button type="submit" class="icon-button send" aria-label="Send" title="Send" ?disabled=${t}>${L("send")}</button>
        </div>
      </form>`}};q=new WeakSet,zn=function(){return Sn(this.parley.userId,this.channel.id)},fo=function(){return this.querySelector("textarea")},hc=function(t){ns([t]),this.attached=this.attached.filter(o=>o!==t),x(this,q,fo).focus()},gc=function(t){return c`<li class="attachment">
      ${t.preview?c`<img src=${t.preview} alt="" @error=${()=>h(this,q,yc).call(this,t)}>`:c`<span class="attachment-file">${L("file")}</span>`}
      <span class="attachment-name">${ya(He(t.file.name))}<small class="quiet">${io(t.file.size)}</small></span>
      <button type="button" class="icon-button small" aria-label=${`Remove ${He(t.file.name)}`} @click=${()=>h(this,q,hc).call(this,t)}>${L("close")}</button>
    </li>`},yc=function(t){ns([t]),this.attached=this.attached.map(o=>o===t?{file:t.file}:o)},ds=new WeakMap,ls=function(t){this.parley.status.state!=="closed"&&this.parley.typing(this.channel.id,t?"started":"stopped")},Fn=function(t){this.text=t,_e(x(this,q,zn),t)},fs=new WeakMap,cs=new WeakMap,us=new WeakMap,ps=new WeakMap,qn=async function(){let{text:t,attached:o}=this;!t.trim()&&o.length===0||([this.text,this.attached,this.refusal]=["",[],""],h(this,q,ls).call(this,!1),x(this,q,fo).focus(),this.refusal=await Qt(h(this,q,vc).call(this,t.trim(),o.map(({file:a})=>a))),this.refusal?(this.text=[t,this.text].filter(Boolean).join(`
`),this.attached=[...o,...this.attached]):ns(o),h(this,q,Fn).call(this,this.text))},vc=async function(t,o){return this.parley.send(this.channel.id,o.length===0?t:await fh(t,o))},g([f({attribute:!1})],St.prototype,"channel",2),g([k()],St.prototype,"text",2),g([k()],St.prototype,"attached",2),g([k()],St.prototype,"refusal",2),St=g([P("chat-composer")],St);function ns(r){for(let{preview:e}of r)e&&URL.revokeObjectURL(e)}async function fh(r,e){let t=r?[{mime_type:"text/plain",body:r}]:[],o={};for(let a of e){let s=kt(a.type)?await mc(a):void 0;s&&(o[t.length]=[s.width,s.height]),t.push({mime_type:a.type||"application/octet-stream",body:a,name:a.name.slice(0,255)})}return{parts:t,metadata:Object.keys(o).length>0?{sizes:o}:{}}}var ch={},wc=xe(class extends ue{constructor(){super(...arguments),this.ot=ch}render(r,e){return e()}update(r,[e,t]){if(Array.isArray(e)){if(Array.isArray(this.ot)&&this.ot.length===e.length&&e.every((o,a)=>o===this.ot[a]))return G}else if(this.ot===e)return G;return this.ot=Array.isArray(e)?Array.from(e):e,this.render(e,t)}});var xc=(r,e,t)=>{let o=new Map;for(let a=e;a<=t;a++)o.set(r[a],a);return o},Cr=xe(class extends ue{constructor(r){if(super(r),r.type!==he.CHILD)throw Error("repeat() can only be used in text expressions")}dt(r,e,t){let o;t===void 0?t=e:e!==void 0&&(o=e);let a=[],s=[],i=0;for(let n of r)a[i]=o?o(n,i):i,s[i]=t(n,i),i++;return{values:s,keys:a}}render(r,e,t){return this.dt(r,e,t).values}update(r,[e,t,o]){let a=Jl(r),{values:s,keys:i}=this.dt(e,t,o);if(!Array.isArray(a))return this.ut=i,s;let n=this.ut??=[],l=[],d,u,m=0,v=a.length-1,w=0,b=s.length-1;for(;m<=v&&w<=b;)if(a[m]===null)m++;else if(a[v]===null)v--;else if(n[m]===i[w])l[w]=ft(a[m],s[w]),m++,w++;else if(n[v]===i[b])l[b]=ft(a[v],s[b]),v--,b--;else if(n[m]===i[b])l[b]=ft(a[m],s[b]),nr(r,l[b+1],a[m]),m++,b--;else if(n[v]===i[w])l[w]=ft(a[v],s[w]),nr(r,a[m],a[v]),v--,w++;else if(d===void 0&&(d=xc(i,w,b),u=xc(n,m,v)),d.has(n[m]))if(d.has(n[v])){let S=u.get(i[w]),R=S!==void 0?a[S]:null;if(R===null){let $=nr(r,a[m]);ft($,s[w]),l[w]=$}else l[w]=ft(R,s[w]),nr(r,a[m],R),a[S]=null;w++}else jo(a[v]),v--;else jo(a[m]),m++;for(;w<=b;){let S=nr(r,l[b+1]);ft(S,s[w]),l[w++]=S}for(;m<=v;){let S=a[m++];S!==null&&jo(S)}return this.ut=i,lr(r,l),G}});var Pt,bc,ms,kr=class extends _{constructor(){super(...arguments);C(this,Pt)}show(t){this.message=t,this.updateComplete.then(()=>this.querySelector("wa-dialog").open=!0)}render(){let{message:t}=this;return c`<wa-dialog label="Who has seen it" light-dismiss>${t?h(this,Pt,bc).call(this,t):y}</wa-dialog>`}};Pt=new WeakSet,bc=function(t){let o=Xa(this.channel,t),a=o.filter(n=>n.seen>=t.sequence),s=o.filter(n=>!a.includes(n)&&n.delivered>=t.sequence),i=o.filter(n=>!a.includes(n)&&!s.includes(n));return c`
      ${h(this,Pt,ms).call(this,"Seen by",a)}${h(this,Pt,ms).call(this,"Delivered to",s)}${h(this,Pt,ms).call(this,"Not there yet",i)}
      <p class="quiet small dialog-note">Sent <time datetime=${t.createdAt}>${We(t.createdAt)}</time>. Number ${t.sequence} of this chat.</p>`},ms=function(t,o){return o.length===0?y:c`<h3 class="dialog-title">${t}</h3><ul class="people">${o.map(a=>{let s=D(this.parley,a.userId,a.identity);return c`<li><person-mark .userId=${a.userId} .name=${s} size="s"></person-mark><bdi>${s}</bdi></li>`})}</ul>`},g([f({attribute:!1})],kr.prototype,"channel",2),g([k()],kr.prototype,"message",2),kr=g([P("message-info")],kr);var uh=["\u{1F44D}","\u2764\uFE0F","\u{1F602}","\u{1F62E}","\u{1F622}","\u{1F389}","\u{1F64F}","\u{1F440}"],ph={"\u{1F44D}":"thumbs up","\u2764\uFE0F":"heart","\u{1F602}":"laughing","\u{1F62E}":"surprised","\u{1F622}":"sad","\u{1F389}":"party","\u{1F64F}":"thank you","\u{1F440}":"looking"},Pr,j,Lt,Cc,kc,Sc,Pc,Lc,$c,Ec,hs,gs,Sr=class extends _{constructor(){super(...arguments);C(this,j);this.confirming=!1;C(this,Pr);C(this,hs,t=>{t.newState==="closed"&&this.contains(document.activeElement)&&x(this,Pr)?.focus({preventScroll:!0}),t.newState==="closed"&&document.activeElement===document.body&&x(this,Pr)?.focus({preventScroll:!0})});C(this,gs,t=>{t.key==="Escape"&&t.stopPropagation();let o={ArrowRight:1,ArrowDown:1,ArrowLeft:-1,ArrowUp:-1}[t.key];if(!o)return;t.preventDefault();let a=[...this.querySelectorAll("button")];a[(a.indexOf(document.activeElement)+o+a.length)%a.length].focus()})}show(t,o){this.message=t,this.confirming=!1,Y(this,Pr,o.closest(".message")??o),this.updateComplete.then(()=>{x(this,j,Lt).showPopover(),mh(x(this,j,Lt),o),this.querySelector("button").focus({preventScroll:!0})})}render(){let{message:t}=this;return c`<div class="menu" popover="auto" role="dialog" aria-label="React and more" @toggle=${x(this,hs)} @keydown=${x(this,gs)}>
      ${t?c`
        <div class="menu-reactions">${uh.map(o=>c`
          <button type="button" aria-label=${ph[o]} aria-pressed=${t.reactions[o]?.mine??!1} @click=${()=>h(this,j,Pc).call(this,t,o)}>${o}</button>`)}
        </div>
        <div class="menu-items">${this.confirming?h(this,j,kc).call(this,t):h(this,j,Cc).call(this,t)}</div>`:y}
    </div>`}};Pr=new WeakMap,j=new WeakSet,Lt=function(){return this.querySelector(".menu")},Cc=function(t){let o=br(t)?"":no(t);return c`
      ${o?c`<button type="button" @click=${()=>h(this,j,Lc).call(this,o)}>${L("copy")}Copy text</button>`:y}
      <button type="button" @click=${()=>h(this,j,$c).call(this,t)}>${L("info")}Who has seen it</button>
      ${t.author===this.parley.userId?c`<button type="button" class="danger" @click=${()=>h(this,j,Sc).call(this)}>${L("bin")}Delete</button>`:y}`},kc=function(t){return c`<p id="delete-question">Delete it for everybody?</p>
      <button type="button" class="danger" aria-describedby="delete-question" @click=${()=>h(this,j,Ec).call(this,t)}>${L("bin")}Delete for everybody</button>
      <button type="button" @click=${()=>x(this,j,Lt).hidePopover()}>${L("close")}Keep it</button>`},Sc=function(){this.confirming=!0,this.updateComplete.then(()=>this.querySelector(".menu-items button").focus())},Pc=function(t,o){this.attempt(t.reactions[o]?.mine?this.parley.unreact(t,o):this.parley.react(t,o)),x(this,j,Lt).hidePopover()},Lc=function(t){navigator.clipboard.writeText(t).then(()=>this.tell("notice","Copied"),()=>this.tell("notice","The browser does not let this page copy")),x(this,j,Lt).hidePopover()},$c=function(t){x(this,j,Lt).hidePopover(),this.tell("info",t)},Ec=function(t){this.attempt(this.parley.deleteMessage(t)),x(this,j,Lt).hidePopover()},hs=new WeakMap,gs=new WeakMap,g([k()],Sr.prototype,"message",2),g([k()],Sr.prototype,"confirming",2),Sr=g([P("message-menu")],Sr);function mh(r,e){let t=e.getBoundingClientRect(),{width:o,height:a}=r.getBoundingClientRect(),i=e.closest("[data-mine]")!==null?t.right-o:t.left,n=t.bottom+6,l=n+a<innerHeight-8?n:Math.max(8,t.top-a-6);r.style.left=`${Math.min(Math.max(8,i),innerWidth-o-8)}px`,r.style.top=`${Math.min(l,innerHeight-a-8)}px`}var hh={sending:"Sending",failed:"Not sent",sent:"Sent",delivered:"Delivered",seen:"Seen"};function Lr(r,e=hh[r.state]){let t=r.state==="sending"?"clock":r.state==="failed"?"alert":r.state==="sent"?"check":"checks";return c`<span class="ticks" data-state=${r.state} title=${e}>${L(t)}${e?c`<span class="sr">${e}. </span>`:y}</span>`}var po,Z,uo,Ac,Mc,Rc,Tc,In,co=class extends _{constructor(){super(...arguments);C(this,Z);C(this,po,!0)}begin(){let t=setInterval(()=>x(this,po)&&this.requestUpdate(),500);this.until(()=>clearInterval(t))}render(){let t=sc(this.message),o=os(this.parley,this.message),a=t&&lc(t)&&o.state!=="over"?{...o,state:"over"}:o;Y(this,po,a.state!=="over");let{createdAt:s}=this.message;return c`
      <div class="call bubble" data-state=${a.state} ?data-missed=${a.state==="over"&&!a.seconds}>
        <span class="call-icon">${L(a.state==="over"?"hangup":"phone")}</span>
        <span class="call-names"><strong>${h(this,Z,Ac).call(this,a)}</strong><small class="call-sub" role=${a.state==="over"?y:"timer"}>${h(this,Z,Mc).call(this,a)}</small></span>
        <span class="call-actions">${t?h(this,Z,Rc).call(this,a,t):y}</span>
        <span class="meta"><time datetime=${s} title=${We(s)}>${Yt(s)}</time>${x(this,Z,uo)?Lr(this.message):y}</span>
      </div>`}};po=new WeakMap,Z=new WeakSet,uo=function(){return this.message.author===this.parley.userId},Ac=function(t){return t.state==="live"?"Call in progress":t.state==="ringing"?x(this,Z,uo)?"Calling\u2026":"Incoming call":t.seconds?"Call ended":x(this,Z,uo)?"No answer":"Missed call"},Mc=function(t){if(t.state==="over")return t.seconds?so(t.seconds):"Nobody joined";if(t.state==="ringing")return"Ringing";let o=t.people?`${t.people} people`:"";return t.since?`${so((this.parley.serverNow()-Date.parse(t.since))/1e3)} \xB7 ${o}`:o},Rc=function(t,o){return t.state==="over"?y:nc(o)||x(this,Z,uo)&&t.state==="ringing"?c`<button type="button" class="call-button end" @click=${()=>h(this,Z,In).call(this,o)}>${L("hangup")}${t.state==="ringing"?"Cancel":"Leave"}</button>`:c`
      <button type="button" class="call-button join" @click=${()=>h(this,Z,Tc).call(this,o)}>${L("phone")}${t.state==="ringing"?"Answer":"Join"}</button>
      ${t.state==="ringing"?c`<button type="button" class="call-button end" @click=${()=>h(this,Z,In).call(this,o)}>Decline</button>`:y}`},Tc=function(t){Tn(t,this.parley.userId).then(()=>this.requestUpdate()),this.requestUpdate()},In=function(t){dc(t,this.parley.userId).then(()=>this.requestUpdate()),this.requestUpdate()},g([f({attribute:!1})],co.prototype,"message",2),co=g([P("call-card")],co);var ys,_c,$t=class extends _{constructor(){super(...arguments);C(this,ys)}begin(){let t=rt(this.message).indexOf(this.piece);this.until(this.parley.on("upload",({key:o,part:a,done:s,total:i})=>{o===this.message.key&&a===t&&(this.sending=s/i)}))}render(){let{name:t,size:o}=ss(this.piece),a=this.message.state==="sending",s=a?this.sending??0:this.fetching;return c`
      <button type="button" class="file" aria-label=${`Download ${t}, ${io(o)}`} ?disabled=${this.fetching!==void 0} @click=${()=>{h(this,ys,_c).call(this,t)}}>
        <span class="file-icon">${L(a?"file":"download")}</span>
        <span class="file-names">${ya(t)} <small>${io(o)}</small></span>
      </button>
      ${s!==void 0?c`<wa-progress-bar class="upload" label=${`${a?"Uploading":"Downloading"} ${t}`} value=${Math.round(s*100)}></wa-progress-bar>`:y}`}};ys=new WeakSet,_c=async function(t){this.fetching=0;let o=await is(this.parley,this.message,this.piece,a=>this.fetching=a);this.fetching=void 0,o?pc(o,t):this.tell("notice",`${t} cannot be had just now`)},g([f({attribute:!1})],$t.prototype,"message",2),g([f({attribute:!1})],$t.prototype,"piece",2),g([k()],$t.prototype,"fetching",2),g([k()],$t.prototype,"sending",2),$t=g([P("file-part")],$t);var[gh,yh]=[340,380],Zt,Un,Oc,ot=class extends _{constructor(){super(...arguments);C(this,Zt);this.url="";this.failed=!1}begin(){h(this,Zt,Un).call(this),this.until(()=>this.url&&URL.revokeObjectURL(this.url));let t=rt(this.message).indexOf(this.piece);this.until(this.parley.on("upload",({key:o,part:a,done:s,total:i})=>{o===this.message.key&&a===t&&(this.sending=s/i)}))}render(){let{name:t}=ss(this.piece),{width:o,height:a}=h(this,Zt,Oc).call(this),s=this.message.state==="sending";return c`<span class="image-box" style=${ca({width:`${o}px`,aspectRatio:`${o} / ${a}`})}>
      ${this.url?c`<a href=${this.url} target="_blank" rel="noopener" aria-label=${`Open ${t}`}><img src=${this.url} alt=${t} decoding="async" @error=${()=>this.tell("no-picture",this.piece)}></a>`:y}
      ${this.failed?c`<button type="button" class="link-button" @click=${()=>{h(this,Zt,Un).call(this)}}>${L("image")} Load picture</button>`:y}
      ${!this.url&&!this.failed?c`<wa-spinner aria-label="Loading"></wa-spinner>`:y}
      ${s?c`<wa-progress-bar class="upload" label=${`Uploading ${t}`} value=${Math.round((this.sending??0)*100)}></wa-progress-bar>`:y}
    </span>`}};Zt=new WeakSet,Un=async function(){this.failed=!1;let t=await is(this.parley,this.message,this.piece);this.isConnected&&(t?this.url=URL.createObjectURL(t):this.failed=!0)},Oc=function(){let o=this.message.metadata.sizes?.[rt(this.message).indexOf(this.piece)],[a,s]=o&&o[0]>0&&o[1]>0?o:[320,240],i=Math.min(1,gh/a,yh/s);return{width:Math.max(96,Math.round(a*i)),height:Math.max(72,Math.round(s*i))}},g([f({attribute:!1})],ot.prototype,"message",2),g([f({attribute:!1})],ot.prototype,"piece",2),g([k()],ot.prototype,"url",2),g([k()],ot.prototype,"failed",2),g([k()],ot.prototype,"sending",2),ot=g([P("image-part")],ot);var Bc=1600,X,Dc,zc,Fc,qc,vs,Ic,Uc,Hc,ws,$r,xs,bs,pe=class extends _{constructor(){super(...arguments);C(this,X);this.mine=!1;this.first=!1;this.last=!1;this.named=!1;this.author="";this.receipt="";this.focusable=!1;this.whole=!1;this.broken=[];C(this,ws,t=>{this.broken=[...this.broken,t.detail.id]});C(this,$r,t=>{t.stopPropagation(),this.tell("menu",{message:this.message,at:this.querySelector(".bubble, call-card")})});C(this,xs,t=>{t.target!==t.currentTarget||!this.message.id||this.message.deleted||(t.key==="Enter"||t.key===" "||t.key==="F10"&&t.shiftKey)&&(t.preventDefault(),x(this,$r).call(this,t))});C(this,bs,t=>{!this.message.id||this.message.deleted||this.message.hidden||t.target.closest("a, img")||getSelection()?.toString()||(t.preventDefault(),x(this,$r).call(this,t))})}render(){let{message:t,mine:o,first:a,last:s,named:i}=this,n=t.deleted||t.hidden||t.partial;return c`
      <article class="message" tabindex=${this.focusable?0:-1} aria-label=${h(this,X,Dc).call(this)} data-key=${t.key} data-sequence=${t.sequence??y}
        data-state=${o?t.state:y} ?data-mine=${o} ?data-first=${a} ?data-last=${s} ?data-named=${i}
        @keydown=${x(this,xs)} @contextmenu=${x(this,bs)}>
        <div class="body">
          ${i&&a?c`<span class="author"><bdi>${this.author}</bdi></span>`:y}
          <div class="bubble-line">
            ${i?s?c`<person-mark .userId=${t.author} .name=${this.author} size="s"></person-mark>`:c`<span class="mark-space"></span>`:y}
            ${n?h(this,X,zc).call(this):br(t)?c`<call-card .parley=${this.parley} .message=${t}>${y}</call-card>`:h(this,X,Fc).call(this)}
            ${n?y:h(this,X,Ic).call(this)}
          </div>
          ${h(this,X,Uc).call(this)}
          ${t.state==="failed"?h(this,X,Hc).call(this):y}
        </div>
      </article>`}};X=new WeakSet,Dc=function(){let t=this.message.createdAt?Yt(this.message.createdAt):"",o=lo(this.parley,this.message),a=/[.!?…]$/.test(o)?" ":". ";return`${this.mine?"You":this.author}, ${t}: ${o}${this.receipt?`${a}${this.receipt}`:""}`},zc=function(){let{message:t}=this,o=t.hidden?"Hidden: you block who wrote this":t.deleted?"Message deleted":"A long message is being fetched\u2026";return c`<div class="bubble gone">${o}${h(this,X,vs).call(this)}</div>`},Fc=function(){let t=no(this.message),o=Bn(this.message);if(fc(t)&&o.length===0)return c`<div class="bubble large"><span class="text">${t}</span>${h(this,X,vs).call(this)}</div>`;let a=o.filter(n=>kt(n.content?.mime_type??n.mime_type)&&!this.broken.includes(n.id)),s=o.filter(n=>!a.includes(n)),i=a.length>0&&t===""&&s.length===0;return c`
      <div class="bubble" ?data-pictured=${i} ?data-files=${o.length>0}>
        ${a.length>0?c`<div class="images" data-count=${Math.min(a.length,4)} @no-picture=${x(this,ws)}>${Cr(a,n=>n.id,n=>c`<image-part .parley=${this.parley} .message=${this.message} .piece=${n}></image-part>`)}</div>`:y}
        ${s.map(n=>c`<file-part .parley=${this.parley} .message=${this.message} .piece=${n}></file-part>`)}
        ${t?h(this,X,qc).call(this,t):y}${o.length===0&&!t?c`<span class="quiet">${lo(this.parley,this.message)}</span>`:y}
        ${h(this,X,vs).call(this)}
      </div>`},qc=function(t){return t.length<=Bc||this.whole?c`<span class="text" dir="auto">${On(t)}</span>`:c`<span class="text" dir="auto">${On(t.slice(0,Bc))}…</span>
      <button type="button" class="link-button" @click=${()=>this.whole=!0}>Show all of it</button>`},vs=function(){let{message:t}=this;return t.createdAt?c`<span class="meta"><time datetime=${t.createdAt} title=${We(t.createdAt)}>${Yt(t.createdAt)}</time>${this.mine&&!t.deleted?Lr(t,this.receipt):y}</span>`:y},Ic=function(){return this.message.id?c`<button type="button" class="icon-button row-more" tabindex="-1" aria-label="React and more" aria-haspopup="dialog" @click=${x(this,$r)}>${L("react")}</button>`:y},Uc=function(){let t=Object.entries(this.message.reactions);return t.length===0?y:c`<div class="reactions">${t.map(([o,{count:a,mine:s}])=>c`
      <button type="button" class="reaction" aria-pressed=${s} aria-label=${`${o}, ${a}${s?", one of them yours":""}`}
        @click=${()=>{this.attempt(s?this.parley.unreact(this.message,o):this.parley.react(this.message,o))}}>
        <span>${o}</span><span class="count">${a}</span></button>`)}</div>`},Hc=function(){let{key:t,error:o}=this.message,a=o?.code==="blocked"?"one of you blocks the other":o?.detail??"it was refused";return c`<div class="failed" role="alert"><span>Not sent: ${a}</span>
      <button type="button" class="link-button" @click=${()=>{this.attempt(this.parley.retry(t))}}>Retry</button>
      <button type="button" class="link-button" @click=${()=>{this.attempt(this.parley.discard(t))}}>Discard</button></div>`},ws=new WeakMap,$r=new WeakMap,xs=new WeakMap,bs=new WeakMap,g([f({attribute:!1})],pe.prototype,"message",2),g([f({type:Boolean})],pe.prototype,"mine",2),g([f({type:Boolean})],pe.prototype,"first",2),g([f({type:Boolean})],pe.prototype,"last",2),g([f({type:Boolean})],pe.prototype,"named",2),g([f({attribute:!1})],pe.prototype,"author",2),g([f({attribute:!1})],pe.prototype,"receipt",2),g([f({type:Boolean})],pe.prototype,"focusable",2),g([k()],pe.prototype,"whole",2),g([k()],pe.prototype,"broken",2),pe=g([P("message-row")],pe);var vh=50,wh=48,xh=600,bh=5*6e4,at,mo,M,Nc,Wc,Vc,Gc,Hn,er,ho,go,Cs,Ss,ks,jn,Kc,Xc,Yc,Qc,Ps,Ve=class extends _{constructor(){super(...arguments);C(this,M);this.items=[];this.ready=!1;this.atEnd=!0;this.fetching=!1;this.newFrom=0;C(this,at);C(this,mo,!1);C(this,ho,()=>x(this,M,er).scrollTop>-wh);C(this,go,()=>document.visibilityState==="visible"&&this.atEnd);C(this,Ss,()=>{let t=x(this,ho).call(this);t!==this.atEnd&&(this.atEnd=t,h(this,M,Cs).call(this)),h(this,M,ks).call(this)});C(this,Ps,t=>{let o=[...this.querySelectorAll(".message")],a=o.indexOf(document.activeElement),s={ArrowDown:a+1,ArrowUp:a-1,Home:0,End:o.length-1}[t.key];if(!(a<0||s===void 0||!o[s])){t.preventDefault();for(let i of o)i.tabIndex=i===o[s]?0:-1;o[s].focus({preventScroll:!0}),h(this,M,Hn).call(this,o[s],"nearest")}})}begin(){let{channel:t}=this;t.unread>0&&(this.newFrom=t.seen+1);let o=Math.min(300,Math.max(vh,t.lastSequence-t.seen+10));this.follow(this.parley.messages(t.id,{limit:o}),s=>h(this,M,Nc).call(this,s));let a=()=>h(this,M,Cs).call(this);document.addEventListener("visibilitychange",a),this.until(()=>document.removeEventListener("visibilitychange",a)),this.listen("focus",a)}updated(t){(t.has("items")||t.has("channel"))&&this.updateComplete.then(()=>this.isConnected&&h(this,M,Vc).call(this))}async getUpdateComplete(){let t=await super.getUpdateComplete();return await Promise.all([...this.getElementsByTagName("message-row")].map(o=>o.isUpdatePending&&o.updateComplete)),t}render(){let t=this.atEnd?0:this.channel.unread;return c`
      <div class="messages" @scroll=${x(this,Ss)} @keydown=${x(this,Ps)}
        @menu=${o=>this.querySelector("message-menu").show(o.detail.message,o.detail.at)}>
        <div class="log" role="log" aria-label="Messages" aria-live=${this.fetching?"off":"polite"} aria-busy=${!this.ready}>
          ${this.ready&&!x(this,at)?.hasMore?h(this,M,Kc).call(this):y}
          ${Cr(this.items,o=>o.key,(o,a)=>h(this,M,Xc).call(this,o,a))}
        </div>
      </div>
      ${this.atEnd?y:c`
        <button type="button" class="to-end" @click=${()=>h(this,M,jn).call(this,"smooth")} aria-label=${t>0?`${t} new. Go to the newest message`:"Go to the newest message"}>
          ${L("down")}${t>0?c`<span class="unread">${Ja(t)}</span>`:y}
        </button>`}
      <message-menu .parley=${this.parley} @info=${o=>this.querySelector("message-info").show(o.detail)}></message-menu>
      <message-info .parley=${this.parley} .channel=${this.channel}></message-info>`}};at=new WeakMap,mo=new WeakMap,M=new WeakSet,Nc=function(t){Y(this,at,t);let o=this.items.at(-1)?.key;this.items=t.items;let a=t.items.at(-1),s=this.ready&&a&&a.key!==o;this.ready=!0,s&&a.author===this.parley.userId?h(this,M,Wc).call(this):s&&this.newFrom===0&&a.sequence&&!x(this,go).call(this)&&(this.newFrom=a.sequence)},Wc=function(){this.newFrom=0,this.updateComplete.then(()=>h(this,M,jn).call(this,"instant"))},Vc=function(){!x(this,mo)&&this.ready&&this.items.length>0&&h(this,M,Gc).call(this),h(this,M,Cs).call(this),h(this,M,ks).call(this)},Gc=function(){Y(this,mo,!0);let t=this.querySelector(".new-line");t&&t.getBoundingClientRect().top<x(this,M,er).getBoundingClientRect().top&&h(this,M,Hn).call(this,t,"start"),this.atEnd=x(this,ho).call(this)},Hn=function(t,o){let[a,s]=[x(this,M,er).getBoundingClientRect(),t.getBoundingClientRect()];o==="start"||s.top<a.top?x(this,M,er).scrollTop+=s.top-a.top:s.bottom>a.bottom&&(x(this,M,er).scrollTop+=s.bottom-a.bottom)},er=function(){return this.querySelector(".messages")},ho=new WeakMap,go=new WeakMap,Cs=function(){let t=this.items.findLast(o=>o.sequence);this.ready&&t&&x(this,go).call(this)&&this.channel.folder==="inbox"&&this.parley.markSeen(this.channel.id,t.sequence).catch(()=>{})},Ss=new WeakMap,ks=async function(){let t=this.querySelector(".messages");if(!t||!x(this,at)?.hasMore||this.fetching||t.scrollHeight-t.clientHeight+t.scrollTop>xh)return;this.fetching=!0;let o=this.items.length;await x(this,at).more().catch(()=>{}),await this.updateComplete,this.fetching=!1,this.items.length>o&&h(this,M,ks).call(this)},jn=function(t){x(this,M,er).scrollTo({top:0,behavior:t})},Kc=function(){let t=ie(this.parley,this.channel),o=this.channel.type==="PERSONAL"?c`This is the beginning of your chat with <bdi>${t}</bdi>.`:c`This is the beginning of <bdi>${t}</bdi>.`;return c`<p class="beginning quiet">${o}</p>`},Xc=function(t,o){let[a,s]=[this.items[o-1],this.items[o+1]],i=t.author===this.parley.userId,n=i?"":D(this.parley,t.author),l=i?uc(this.parley,this.channel,t):"",d=a!==void 0||x(this,at)?.hasMore;return wc([t,a,s,n,l,this.newFrom,d,new Date().toDateString()],()=>h(this,M,Yc).call(this,t,a,s,n,l))},Yc=function(t,o,a,s,i){let n=!o||!En(o.createdAt,t.createdAt),l=this.newFrom>0&&(t.sequence??0)>=this.newFrom&&h(this,M,Qc).call(this,o,t),d=t.author===this.parley.userId;return c`
      ${n&&t.createdAt?c`<h3 class="day"><time datetime=${t.createdAt}>${Vf(t.createdAt)}</time></h3>`:y}
      ${l?c`<p class="new-line"><span>New messages</span></p>`:y}
      <message-row .parley=${this.parley} .message=${t} .mine=${d} .first=${n||l||!jc(o,t)} .last=${!jc(t,a)}
        .named=${!d&&this.channel.type!=="PERSONAL"} .author=${s}
        .receipt=${i} .focusable=${!a}></message-row>`},Qc=function(t,o){return t?(t.sequence??0)<this.newFrom:o.sequence===this.newFrom||!x(this,at)?.hasMore},Ps=new WeakMap,g([f({attribute:!1})],Ve.prototype,"channel",2),g([k()],Ve.prototype,"items",2),g([k()],Ve.prototype,"ready",2),g([k()],Ve.prototype,"atEnd",2),g([k()],Ve.prototype,"fetching",2),g([k()],Ve.prototype,"newFrom",2),Ve=g([P("message-list")],Ve);function jc(r,e){return!r||!e||r.author!==e.author||r.hidden!==e.hidden?!1:Date.parse(e.createdAt)-Date.parse(r.createdAt)<bh&&En(r.createdAt,e.createdAt)}var Ge,Jc,Zc,eu,Ls,yo,tu,$s,Es,tr=class extends _{constructor(){super(...arguments);C(this,Ge);this.dropping=!1;C(this,Ls,async()=>{await this.attempt(ic(this.parley,this.channel))});C(this,yo,()=>{let{id:t}=this.channel;this.tell("open-chat",""),window.addEventListener("hashchange",()=>setTimeout(()=>document.querySelector(`a.row[data-channel="${CSS.escape(t)}"]`)?.focus()),{once:!0})});C(this,$s,t=>{t.dataTransfer?.types.includes("Files")&&(t.preventDefault(),this.dropping=!0)});C(this,Es,t=>{t.preventDefault(),this.dropping=!1;let o=[...t.dataTransfer?.items??[]].filter(({kind:s})=>s==="file"),a=o.filter(s=>!s.webkitGetAsEntry()?.isDirectory).flatMap(s=>s.getAsFile()??[]);a.length<o.length&&this.tell("notice","Folders cannot be sent, only files."),this.querySelector("chat-composer")?.attach(a)})}begin(){this.until(this.parley.on("typing",({channelId:t})=>t===this.channel.id&&this.requestUpdate())),this.until(this.parley.on("presence",()=>this.requestUpdate())),this.listen("keydown",t=>t.key==="Escape"&&!t.defaultPrevented&&h(this,Ge,tu).call(this,t))}render(){let{channel:t,parley:o}=this,a=o.typingIn(t.id).filter(s=>s!==o.userId).map(s=>D(o,s));return c`
      <section class="chat" aria-label=${`Chat: ${ie(o,t)}`} ?data-dropping=${this.dropping}
        @dragover=${x(this,$s)} @dragleave=${()=>this.dropping=!1} @drop=${x(this,Es)}>
        ${h(this,Ge,Jc).call(this)}
        <message-list .parley=${o} .channel=${t}></message-list>
        <p class="typing" role="status">${a.length>0?c`<span class="typing-dots" aria-hidden="true"><i></i><i></i><i></i></span>${jf(a,2)} ${a.length===1?"is":"are"} typing…`:y}</p>
        ${t.folder==="requests"?h(this,Ge,eu).call(this):t.role==="read_only"?c`<p class="read-only quiet">Only others write here.</p>`:c`<chat-composer .parley=${o} .channel=${t}></chat-composer>`}
        ${this.dropping?c`<div class="drop-here" aria-hidden="true">${L("attach")} Drop files to send them</div>`:y}
        <channel-details .parley=${o} .channel=${t}></channel-details>
      </section>`}};Ge=new WeakSet,Jc=function(){let{channel:t,parley:o}=this,a=xt(o,t),s=ie(o,t),i=wt(o,t),n=i.length===1?i[0].userId:void 0,l=i.length>0&&t.folder==="inbox"&&t.role!=="read_only"&&this.status.state!=="offline";return c`
      <header class="chat-head">
        <button type="button" class="icon-button back" aria-label="Back to the chats" title="Back" @click=${x(this,yo)}>${L("back")}</button>
        <button type="button" class="chat-who" title="Details" @click=${()=>this.querySelector("channel-details").show()}>
          <person-mark .userId=${a??t.id} .name=${s} size="s" .presence=${a?et(o,a)?.status??"":""}
            ?group=${t.type!=="PERSONAL"&&i.length!==1}></person-mark>
          <span class="chat-names"><h2 class="chat-title"><bdi>${s}</bdi></h2> <span class="chat-sub quiet">${h(this,Ge,Zc).call(this,a)}</span></span>
        </button>
        <span class="chat-actions">
          ${n?c`<a class="open-as" href=${`/?user=${encodeURIComponent(n)}`} target="_blank" rel="noopener" title=${`Open a second window as ${D(o,n)}`}
            aria-label=${`Open as ${D(o,n)} in a new window`}>
            ${L("external")}<span>Open as ${D(o,n)}</span></a>`:y}
          ${l?c`<button type="button" class="icon-button" aria-label="Call" title="Call" @click=${x(this,Ls)}>${L("phone")}</button>`:y}
          <button type="button" class="icon-button" aria-label="Details" title="Details" @click=${()=>this.querySelector("channel-details").show()}>${L("info")}</button>
        </span>
      </header>`},Zc=function(t){if(!t)return this.channel.participantCount===1?"A note to yourself":`${this.channel.participantCount} people`;let o=et(this.parley,t);return o?o.status==="available"?"Online":o.status!=="offline"?o.status==="busy"?"Busy":"Away":o.lastSeenAt?`Last seen ${Kf(o.lastSeenAt)}`:"Offline":""},eu=function(){let t=async o=>{await this.attempt(this.parley.moveTo(this.channel.id,o))&&o==="declined"&&this.tell("open-chat","")};return c`
      <div class="request">
        <p>${ie(this.parley,this.channel)} would like to write to you.</p>
        <wa-button variant="brand" size="s" @click=${()=>{t("inbox")}}>Accept</wa-button>
        <wa-button size="s" appearance="outlined" @click=${()=>{t("declined")}}>Decline</wa-button>
      </div>`},Ls=new WeakMap,yo=new WeakMap,tu=function(t){t.target.closest?.("wa-dialog, wa-dropdown, [popover]")||x(this,yo).call(this)},$s=new WeakMap,Es=new WeakMap,g([f({attribute:!1})],tr.prototype,"channel",2),g([f({attribute:!1})],tr.prototype,"status",2),g([k()],tr.prototype,"dropping",2),tr=g([P("chat-view")],tr);async function Nn(r,e,t,o){let a="",s=e.createChannel(t).then(n=>(n.ok&&(a=n.value.id),n)),i=await Qt(s);return!i&&o&&(i=await Qt(e.send(a,o))),i&&ru(r,"notice",i),a&&ru(r,"open-chat",a),a?"":i}var ou=(r,e,t,o)=>Nn(r,e,{participants:[t],type:"PERSONAL"},o),ru=(r,e,t)=>r.dispatchEvent(new CustomEvent(e,{detail:t,bubbles:!0,composed:!0}));var Er,it,au,su,Wn,As,vo,Ms,Rs,st=class extends _{constructor(){super(...arguments);C(this,it);this.channels=[];this.picked=[];this.added=[];this.busy=!1;this.refusal="";C(this,Er,!1);C(this,As,t=>{t.key==="Enter"&&(t.preventDefault(),x(this,vo).call(this))});C(this,vo,()=>{let t=this.querySelector('wa-input[name="somebody"]'),o=xr(t.value??"");!o||o===this.parley.userId||(this.added=[...new Set([...this.added,o])],this.picked.includes(o)||h(this,it,Wn).call(this,o),t.value="")});C(this,Ms,async t=>{if(t.preventDefault(),this.picked.length===0||this.busy)return;this.busy=!0;let o=this.querySelector('wa-input[name="title"]')?.value?.trim(),a=this.picked.length>1;this.refusal=await Nn(this,this.parley,{participants:this.picked,type:a?"GROUP":"PERSONAL",...a&&o&&{title:o}}),this.busy=!1,!this.refusal&&(Y(this,Er,!0),h(this,it,au).call(this))});C(this,Rs,()=>{x(this,Er)&&setTimeout(()=>this.tell("write")),Y(this,Er,!1)})}show(){this.picked=[],this.refusal="",this.querySelector("wa-dialog").open=!0}render(){let t=[...new Set([...Ya(this.parley,this.channels),...this.added])],o=this.picked.length>1;return c`
      <wa-dialog label="New chat" light-dismiss @wa-after-hide=${x(this,Rs)}>
        <form class="new-chat" id="new-chat-form" @submit=${x(this,Ms)}>
          <fieldset class="pick">
            <legend class="quiet">One person for a direct chat, several for a group.</legend>
            <ul class="people">${t.map(a=>h(this,it,su).call(this,a))}</ul>
          </fieldset>
          <div class="add-line">
            <wa-input name="somebody" label="Somebody else" placeholder="Name or user id" maxlength="64" autocomplete="off" size="s" @keydown=${x(this,As)}></wa-input>
            <wa-button size="s" appearance="outlined" @click=${x(this,vo)}>Add</wa-button>
          </div>
          ${o?c`<wa-input name="title" label="Name of the group" placeholder="Weekend plans" maxlength="128" autocomplete="off" size="s"></wa-input>`:y}
          ${this.refusal?c`<p class="failure" role="alert">${L("alert")} ${this.refusal}</p>`:y}
        </form>
        <wa-button slot="footer" type="button" variant="brand" ?disabled=${this.picked.length===0} ?loading=${this.busy} @click=${()=>this.querySelector("form").requestSubmit()}>
          ${o?"Start group":"Start chat"}
        </wa-button>
      </wa-dialog>`}};Er=new WeakMap,it=new WeakSet,au=function(){this.querySelector("wa-dialog").open=!1},su=function(t){let o=D(this.parley,t);return c`<li><label class="pick-row">
      <person-mark .userId=${t} .name=${o} size="s" .presence=${et(this.parley,t)?.status??""}></person-mark>
      <bdi>${o}</bdi>
      <input type="checkbox" name="person" value=${t} .checked=${this.picked.includes(t)} @change=${()=>h(this,it,Wn).call(this,t)}>
    </label></li>`},Wn=function(t){this.picked=this.picked.includes(t)?this.picked.filter(o=>o!==t):[...this.picked,t]},As=new WeakMap,vo=new WeakMap,Ms=new WeakMap,Rs=new WeakMap,g([f({attribute:!1})],st.prototype,"channels",2),g([k()],st.prototype,"picked",2),g([k()],st.prototype,"added",2),g([k()],st.prototype,"busy",2),g([k()],st.prototype,"refusal",2),st=g([P("new-chat")],st);var Mr,iu,nu,Ar=class extends _{constructor(){super(...arguments);C(this,Mr);this.open=!1}begin(){this.until(this.parley.on("typing",({channelId:t})=>t===this.channel.id&&this.requestUpdate())),this.until(this.parley.on("status",()=>this.requestUpdate())),this.until(this.parley.on("presence",({userId:t})=>t===xt(this.parley,this.channel)&&this.requestUpdate()))}render(){let{channel:t,parley:o}=this,a=xt(o,t),s=ie(o,t),i=o.typingIn(t.id).filter(d=>d!==o.userId),n=i.length===0?"":i.length===1&&a?"typing\u2026":`${D(o,i[0])} is typing\u2026`,l=a?et(o,a)?.status??"":"";return c`
      <a class="row" href=${`#/c/${t.id}`} aria-current=${this.open?"page":y} data-channel=${t.id} data-title=${s}>
        <person-mark .userId=${a??t.id} .name=${s} .presence=${l} ?group=${t.type!=="PERSONAL"&&wt(o,t).length!==1}></person-mark>
        <span class="row-title"><bdi>${s}</bdi></span>${l&&l!=="offline"?c` <span class="sr">${l}</span>`:y}
        <time class="row-time" datetime=${t.activeAt} title=${We(t.activeAt)}>${Gf(t.activeAt)}</time>
        <span class="row-last">${n?c`<span class="typing-word">${n}</span>`:h(this,Mr,iu).call(this,t.lastMessage)}</span>
        ${t.unread>0?c`<span class="unread">${Ja(t.unread)}<span class="sr"> unread</span></span>`:y}
      </a>`}};Mr=new WeakSet,iu=function(t){if(!t)return c`<span class="quiet">No messages yet</span>`;let o=t.author===this.parley.userId&&!t.deleted;return c`${o?Lr(t):y}<bdi>${h(this,Mr,nu).call(this,t)}</bdi>`},nu=function(t){let{parley:o,channel:a}=this;return`${t.author===o.userId||a.type==="PERSONAL"||t.hidden?"":`${D(o,t.author)}: `}${lo(o,t)}`},g([f({attribute:!1})],Ar.prototype,"channel",2),g([f({type:Boolean})],Ar.prototype,"open",2),Ar=g([P("channel-row")],Ar);var Ts="parley.theme",lu=matchMedia("(prefers-color-scheme: dark)");function _s(){return localStorage.getItem(Ts)??"system"}function du(r){r==="system"?localStorage.removeItem(Ts):localStorage.setItem(Ts,r),Vn()}function Vn(){let r=_s()==="dark"||_s()==="system"&&lu.matches;document.documentElement.classList.toggle("wa-dark",r),document.documentElement.classList.toggle("wa-light",!r)}function fu(){lu.addEventListener("change",Vn),window.addEventListener("storage",r=>r.key===Ts&&Vn())}var Ch=[["system","Like the system","auto"],["light","Light","sun"],["dark","Dark","moon"]],ye,cu,Os,Gn,uu,pu,mu,Bs,rr=class extends _{constructor(){super(...arguments);C(this,ye);this.channels=[];this.open="";C(this,Os,t=>{let{value:o}=t.detail.item;if(o==="log-out")return this.tell("log-out");du(o),this.requestUpdate()});C(this,Bs,t=>{let o=[...this.querySelectorAll("a.row")],a=o.indexOf(document.activeElement),s={ArrowDown:a+1,ArrowUp:a-1,Home:0,End:o.length-1}[t.key];a<0||s===void 0||!o[s]||(t.preventDefault(),o[s].focus())})}begin(){this.until(this.parley.on("typing",()=>this.requestUpdate())),this.until(this.parley.on("presence",()=>this.requestUpdate()))}render(){let t=this.channels.filter(a=>a.folder==="inbox"),o=this.channels.filter(a=>a.folder==="requests");return c`
      <header class="side-head">
        ${h(this,ye,cu).call(this)}
        <span class="side-actions">
          <button type="button" class="icon-button strong" aria-label="New chat" title="New chat" @click=${()=>this.tell("new-chat")}>${L("plus")}</button>
        </span>
      </header>
      <nav class="side-list" aria-label="Chats" @keydown=${x(this,Bs)}>
        ${o.length>0?c`<h2 class="side-title">Requests</h2>${h(this,ye,Gn).call(this,o)}<h2 class="side-title">Chats</h2>`:y}
        ${t.length>0?h(this,ye,Gn).call(this,t):h(this,ye,uu).call(this)}
      </nav>
      <footer class="side-foot">${h(this,ye,mu).call(this)}</footer>`}};ye=new WeakSet,cu=function(){let{userId:t}=this.parley,o=D(this.parley,t);return c`
      <wa-dropdown class="me" @wa-select=${x(this,Os)} placement="bottom-start" size="s">
        <button slot="trigger" type="button" class="me-button">
          <person-mark .userId=${t} .name=${o} size="s"></person-mark>
          <span class="me-name"><bdi>${o}</bdi></span> <span class="sr">your menu</span>
        </button>
        ${Ch.map(([a,s,i])=>c`
          <wa-dropdown-item type="checkbox" value=${a} ?checked=${_s()===a}>
            <span slot="icon" class="menu-icon">${L(i)}</span>${s}
          </wa-dropdown-item>`)}
        <div class="menu-line" role="separator"></div>
        <wa-dropdown-item value="log-out"><span slot="icon" class="menu-icon">${L("leave")}</span>Log out</wa-dropdown-item>
      </wa-dropdown>`},Os=new WeakMap,Gn=function(t){return c`<ul class="rows">${Cr(t,o=>o.id,o=>c`
      <li><channel-row .parley=${this.parley} .channel=${o} .open=${o.id===this.open}></channel-row></li>`)}</ul>`},uu=function(){if(!this.status.syncedAt)return this.status.state==="offline"?h(this,ye,pu).call(this):y;let t=vt.find(a=>a!==this.parley.userId&&a==="bob")??vt.find(a=>a!==this.parley.userId),o=D(this.parley,t);return c`
      <div class="empty">
        <p><strong>No chats yet</strong></p>
        <p class="quiet">Start one with ${o}.</p>
        <wa-button variant="brand" size="s" @click=${()=>{ou(this,this.parley,t,`Hello ${o} \u{1F44B}`)}}>Say hello to ${o}</wa-button>
      </div>`},pu=function(){return c`
      <div class="empty">
        <p><strong>Not reachable yet</strong></p>
        <p class="quiet">Your chats appear here by themselves as soon as the stack answers.</p>
      </div>`},mu=function(){let t=this.parley.waiting,{state:o,error:a}=this.status,s={starting:"Connecting",syncing:"Catching up",live:"Live",offline:"Offline",closed:"Closed"}[o];return c`
      <span class="status" data-state=${o} title=${a?.detail??""}><span class="status-dot" aria-hidden="true"></span>${s}</span>
      ${t>0?c`<span class="queued" title=${`${t} queued`}>${L("clock")}${t}<span class="sr"> queued</span></span>`:y}
      <span class="side-links">
        <button type="button" class="side-link" @click=${()=>this.tell("whats-next")}>What to do next</button>
        <a class="side-link" href="/docs">API</a>
      </span>`},Bs=new WeakMap,g([f({attribute:!1})],rr.prototype,"channels",2),g([f({attribute:!1})],rr.prototype,"open",2),g([f({attribute:!1})],rr.prototype,"status",2),rr=g([P("side-bar")],rr);var ve,hu,zs,gu,Ds,Kn,Et=class extends _{constructor(){super(...arguments);C(this,ve);this.token="";this.refusal="";this.copied="";C(this,zs,async()=>{try{this.token=await If(this.parley.userId,D(this.parley,this.parley.userId))}catch(t){this.refusal=t.message}})}render(){let t=vt.find(o=>o!==this.parley.userId);return c`
      <div class="next">
        <h2>What to do next</h2>
        <ol class="steps">
          <li>
            <h3>Talk to yourself</h3>
            <p>A chat needs two. Open <a href=${`/?user=${t}`} target="_blank" rel="noopener">a second window as ${D(this.parley,t)}</a>, beside this one, and watch the ticks.</p>
          </li>
          <li>
            <h3>Call the API</h3>
            <p>${this.channel?c`This writes to “<bdi>${ie(this.parley,this.channel)}</bdi>” as you. Paste it into a terminal, and look here.`:"This lists your chats. Open one first, and it writes into it."}</p>
            ${h(this,ve,hu).call(this)}
          </li>
          <li>
            <h3>Go on</h3>
            <ul class="links">
              <li><a href="/docs">HTTP API</a> <span class="quiet">– every call, its shapes and errors</span></li>
              <li><a href="/docs/socket">Socket</a> <span class="quiet">– frames and events</span></li>
              <li><code>sdk/js/README.md</code> <span class="quiet">– the library that this page is built on; it works offline</span></li>
            </ul>
          </li>
        </ol>
        <dl class="facts">
          ${h(this,ve,Ds).call(this,"App id",wr()??"")}${h(this,ve,Ds).call(this,"HTTP",vr)}${h(this,ve,Ds).call(this,"Socket",bn)}
        </dl>
      </div>`}};ve=new WeakSet,hu=function(){if(this.refusal)return c`<p class="failure" role="alert">${L("alert")} ${this.refusal}</p>`;if(!this.token)return c`<wa-button size="s" appearance="outlined" @click=${x(this,zs)}>Show the command</wa-button>`;let t=h(this,ve,gu).call(this);return c`<div class="command"><pre tabindex="0" aria-label="A command for a terminal"><code>${t}</code></pre>${h(this,ve,Kn).call(this,"command",t)}</div>`},zs=new WeakMap,gu=function(){let t=`-H 'Authorization: Bearer ${this.token}'`;if(!this.channel)return`curl ${vr}/v1/channels \\
  ${t}`;let o={message:{type:"text",content:{text:"Hello from curl"}},recipients:{channels:[this.channel.id]}};return`curl ${vr}/v1/messages \\
  ${t} \\
  -H 'Content-Type: application/json' \\
  -d '${JSON.stringify(o)}'`},Ds=function(t,o){return o?c`<div><dt>${t}</dt><dd><code>${o}</code>${h(this,ve,Kn).call(this,t,o)}</dd></div>`:y},Kn=function(t,o){let a=async()=>{await navigator.clipboard.writeText(o).catch(()=>{}),this.copied=t,setTimeout(()=>this.copied===t&&(this.copied=""),2e3)},s=this.copied===t;return c`<button type="button" class="icon-button small" aria-label=${s?"Copied":`Copy: ${t}`} title="Copy" @click=${a}>${L(s?"check":"copy")}</button>`},g([f({attribute:!1})],Et.prototype,"channel",2),g([k()],Et.prototype,"token",2),g([k()],Et.prototype,"refusal",2),g([k()],Et.prototype,"copied",2),Et=g([P("whats-next")],Et);var Rr=class extends _{constructor(){super(...arguments);this.shown=!1}show(){this.shown=!0,this.updateComplete.then(()=>this.querySelector("wa-dialog").open=!0)}render(){return c`<wa-dialog class="wide" label="What to do next" light-dismiss @wa-after-hide=${()=>this.shown=!1}>
      ${this.shown?c`<whats-next .parley=${this.parley} .channel=${this.channel}></whats-next>`:y}
    </wa-dialog>`}};g([f({attribute:!1})],Rr.prototype,"channel",2),g([k()],Rr.prototype,"shown",2),Rr=g([P("whats-next-dialog")],Rr);var kh=1500,or,wo,xo,Tr,we,vu,Xn,wu,xu,bu,Fs,bo,Oe=class extends _{constructor(){super(...arguments);C(this,we);this.anew=!1;this.open=yu();this.channels=[];this.known=!1;this.notice="";C(this,or,0);C(this,wo,0);C(this,xo,"");C(this,Tr,"");C(this,Fs,t=>{t.preventDefault(),x(this,bo).call(this)});C(this,bo,()=>{(this.querySelector("chat-composer textarea")??this.querySelector("#conversation")).focus()})}begin(){this.status=this.parley.status,this.follow(this.parley.channels({folder:"any"}),t=>h(this,we,vu).call(this,t.items)),this.until(this.parley.on("status",t=>h(this,we,Xn).call(this,t))),this.until(this.parley.on("refused",({kind:t,error:o})=>(t!=="send"||o.code==="storage")&&this.say(`That was not possible: ${o.detail}`))),this.listen("hashchange",()=>this.open=yu()),this.parley.setPresence("available"),h(this,we,Xn).call(this,this.parley.status)}say(t){this.notice=t,clearTimeout(x(this,wo)),Y(this,wo,window.setTimeout(()=>this.notice="",6e3))}render(){let t=this.open?this.channels.find(o=>o.id===this.open):void 0;return c`
      <a class="skip" href="#conversation" @click=${x(this,Fs)}>Skip to the conversation</a>
      <main class="whole">
        <h1 class="sr">Chats of ${D(this.parley,this.parley.userId)}</h1>
        ${this.away?h(this,we,wu).call(this,this.away):y}${this.anew?h(this,we,xu).call(this):y}
        <div class="app" ?data-open=${this.open!==""&&(t!==void 0||!this.known)}
          @open-chat=${o=>Sh(o.detail)}
          @new-chat=${()=>this.querySelector("new-chat").show()}
          @whats-next=${()=>this.querySelector("whats-next-dialog").show()}
          @write=${x(this,bo)}
          @leaving=${o=>Y(this,Tr,o.detail)}
          @notice=${o=>this.say(o.detail)}>
          <side-bar .parley=${this.parley} .channels=${this.channels} .open=${this.open} .status=${this.status}></side-bar>
          <div id="conversation" class="conversation" tabindex="-1">
            ${t?fa(t.id,c`<chat-view .parley=${this.parley} .channel=${t} .status=${this.status}></chat-view>`):h(this,we,bu).call(this)}
          </div>
          <new-chat .parley=${this.parley} .channels=${this.channels}></new-chat>
          <whats-next-dialog .parley=${this.parley} .channel=${t}></whats-next-dialog>
        </div>
      </main>
      <div class="notice" role="status" ?data-shown=${this.notice!==""}>${this.notice}</div>`}};or=new WeakMap,wo=new WeakMap,xo=new WeakMap,Tr=new WeakMap,we=new WeakSet,vu=function(t){let o=this.channels.find(i=>i.id===this.open&&!t.some(({id:n})=>n===i.id));o&&o.id!==x(this,Tr)&&this.parley.status.state!=="starting"&&this.say(`You are no more in \u201C${ie(this.parley,o)}\u201D.`),o&&Y(this,Tr,""),this.channels=t,this.known=!0;let{messages:a}=this.parley.unread();document.title=a>0?`(${a}) Parley`:"Parley";let s=[...new Set(t.flatMap(i=>wt(this.parley,i).map(n=>n.userId)))].slice(0,100).sort();x(this,xo)!==Y(this,xo,s.join(`
`))&&this.parley.watch(s)},Xn=function(t){if(this.status=t,!(t.state==="offline"))clearTimeout(x(this,or)),Y(this,or,0),this.away=void 0;else if(!x(this,or)){let a=Date.now();Y(this,or,window.setTimeout(()=>this.away=a,kh))}},wu=function(t){let o=this.parley.waiting,a=o===0?"":o===1?" One message waits.":` ${o} messages wait.`,{error:s}=this.status;return s&&s.status>=400&&s.status<500?c`<div class="banner" role="status">${L("alert")}
      <span>The server does not let you in: ${s.detail}.${a}</span></div>`:c`<div class="banner" role="status">${L("alert")}
      <span>Offline since <time datetime=${new Date(t).toISOString()}>${Yt(new Date(t).toISOString())}</time>. What you write is sent when you are back.${a}</span></div>`},xu=function(){return c`<div class="banner" role="status"><span>This is a new stack: the chats of the one before are gone, and so is what had not been sent.</span>
      <button type="button" class="icon-button small" aria-label="Close" title="Close" @click=${()=>this.anew=!1}>${L("close")}</button></div>`},bu=function(){return c`<div class="nothing-open"><whats-next .parley=${this.parley}></whats-next></div>`},Fs=new WeakMap,bo=new WeakMap,g([f({type:Boolean})],Oe.prototype,"anew",2),g([k()],Oe.prototype,"open",2),g([k()],Oe.prototype,"channels",2),g([k()],Oe.prototype,"known",2),g([k()],Oe.prototype,"status",2),g([k()],Oe.prototype,"away",2),g([k()],Oe.prototype,"notice",2),Oe=g([P("chat-app")],Oe);function yu(){return/^#\/c\/(.+)$/.exec(location.hash)?.[1]??""}function Sh(r){r?location.hash=`/c/${r}`:location.hash&&(history.length>1&&history.state?.fromList?history.back():location.hash="/")}var ko,Yn,qs,Co=class extends ae{constructor(){super(...arguments);C(this,ko);this.failure="";C(this,qs,t=>{t.preventDefault();let o=String(new FormData(t.target).get("name")??"").trim();o&&h(this,ko,Yn).call(this,xr(o),o)})}createRenderRoot(){return this}render(){return c`
      <main class="sign-in">
        <div class="sign-in-card">
          <img class="sign-in-mark" src="/page/icon.svg" alt="" width="56" height="56">
          <h1>Welcome to Parley</h1>
          <p class="quiet">Your own messaging back end, running on this machine. Be one of the demo's people, and open a second window to be another.</p>
          ${this.failure?c`<p class="failure" role="alert">${L("alert")} ${this.failure}</p>`:y}
          <ul class="people-grid" aria-label="Who are you?">
            ${vt.map(t=>c`
              <li><button type="button" class="person-tile" @click=${()=>h(this,ko,Yn).call(this,t)}>
                <person-mark .userId=${t} .name=${Ka(t)} size="l"></person-mark>
                <span>${Ka(t)}</span>
              </button></li>`)}
          </ul>
          <form class="sign-in-form" @submit=${x(this,qs)}>
            <wa-input name="name" label="Somebody else" placeholder="Your name" maxlength="64" autocomplete="off" enterkeyhint="go"></wa-input>
            <wa-button type="submit" variant="brand" appearance="filled">Continue</wa-button>
          </form>
        </div>
        <p class="sign-in-foot quiet">No passwords here: the local stack believes anybody. <a href="/docs">Read the API</a></p>
      </main>`}};ko=new WeakSet,Yn=function(t,o){this.dispatchEvent(new CustomEvent("sign-in",{detail:{user:t,name:o},bubbles:!0}))},qs=new WeakMap,g([f()],Co.prototype,"failure",2),Co=g([P("sign-in")],Co);var Po,le,So,Qn,Jn,Cu,At=class extends ae{constructor(){super(...arguments);C(this,le);this.failure="";this.busy="";this.anew=!1;C(this,Po,()=>{})}createRenderRoot(){return this}connectedCallback(){super.connectedCallback(),this.replaceChildren();let t=zf();t&&h(this,le,So).call(this,t)}render(){let{parley:t}=this;return t?fa(t,c`<chat-app .parley=${t} .anew=${this.anew} @log-out=${()=>{h(this,le,Cu).call(this,t)}}></chat-app>`):this.busy&&!this.failure?c`<div class="shell" aria-busy="true">${y}</div>`:c`<sign-in .failure=${this.failure} @sign-in=${o=>{h(this,le,So).call(this,o.detail.user,o.detail.name)}}></sign-in>`}};Po=new WeakMap,le=new WeakSet,So=async function(t,o){this.busy=t,this.failure="";try{let a=await qf(t,o,()=>{h(this,le,Qn).call(this,t)});Ff(t),Y(this,Po,a.on("status",({state:s})=>s==="closed"&&h(this,le,Jn).call(this,a))),this.parley=a}catch(a){a instanceof DOMException?this.failure="This browser could not open its database. Reload the page.":this.failure=navigator.onLine?`The stack did not answer: ${a.message}`:"You are offline. Try again when you are back."}this.busy=""},Qn=async function(t){let o=this.parley;this.busy=t,x(this,Po).call(this),this.parley=void 0,await o?.logOut().catch(()=>{}),Pn(t),history.replaceState(null,"",`${location.pathname}${location.search}`),this.anew=!0,await h(this,le,So).call(this,t)},Jn=function(t){if(this.parley===t){if(wr()&&wr()!==t.options.appId)return void h(this,le,Qn).call(this,t.userId);if(this.parley=void 0,Bf(t.userId))return void h(this,le,So).call(this,t.userId);this.anew=!1,kn(t.userId),document.title="Parley"}},Cu=async function(t){kn(t.userId),await t.logOut().catch(()=>h(this,le,Jn).call(this,t))},g([k()],At.prototype,"parley",2),g([k()],At.prototype,"failure",2),g([k()],At.prototype,"busy",2),g([k()],At.prototype,"anew",2),At=g([P("app-shell")],At);fu();"serviceWorker"in navigator&&navigator.serviceWorker.register("/page/sw.js",{scope:"/"});
